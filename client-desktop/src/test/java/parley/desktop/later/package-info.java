/** What is to come. */
@NullMarked
package parley.desktop.later;

import org.jspecify.annotations.NullMarked;
