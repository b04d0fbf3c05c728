/** Where secrets are kept: the OS keychain, else a file that only this person can read. */
@NullMarked
package parley.client.vault;

import org.jspecify.annotations.NullMarked;
