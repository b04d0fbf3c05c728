@NullMarked
package parley.desktop.media;

import org.jspecify.annotations.NullMarked;
