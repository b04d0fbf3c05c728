@NullMarked
package parley.desktop.capture;

import org.jspecify.annotations.NullMarked;
