@NullMarked
package parley.desktop.keys;

import org.jspecify.annotations.NullMarked;
