@NullMarked
package parley.desktop.shell;

import org.jspecify.annotations.NullMarked;
