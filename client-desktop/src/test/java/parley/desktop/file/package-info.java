@NullMarked
package parley.desktop.file;

import org.jspecify.annotations.NullMarked;
