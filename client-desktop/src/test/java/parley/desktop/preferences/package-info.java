@NullMarked
package parley.desktop.preferences;

import org.jspecify.annotations.NullMarked;
