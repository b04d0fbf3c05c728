/** The texts that are shown, looked up by key. */
@NullMarked
package parley.desktop.text;

import org.jspecify.annotations.NullMarked;
