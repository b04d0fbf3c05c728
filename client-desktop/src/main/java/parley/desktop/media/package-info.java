/** Films and sound files, played where they were said. */
@NullMarked
package parley.desktop.media;

import org.jspecify.annotations.NullMarked;
