/** What a user can set on this device. */
@NullMarked
package parley.desktop.preferences;

import org.jspecify.annotations.NullMarked;
