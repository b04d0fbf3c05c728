/** Entering a workspace: address or invite, the six words, the account. */
@NullMarked
package parley.desktop.join;

import org.jspecify.annotations.NullMarked;
