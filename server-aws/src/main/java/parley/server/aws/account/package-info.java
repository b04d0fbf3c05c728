/** Accounts and devices in the table. */
@NullMarked
package parley.server.aws.account;

import org.jspecify.annotations.NullMarked;
