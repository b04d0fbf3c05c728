/** Accounts, invites and keys in the workspace's own file. */
@NullMarked
package parley.server.lite.account;

import org.jspecify.annotations.NullMarked;
