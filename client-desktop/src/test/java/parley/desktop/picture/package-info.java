@NullMarked
package parley.desktop.picture;

import org.jspecify.annotations.NullMarked;
