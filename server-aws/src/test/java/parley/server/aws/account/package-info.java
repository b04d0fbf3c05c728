/** The contracts of accounts, invites and secrets on DynamoDB Local. */
@NullMarked
package parley.server.aws.account;

import org.jspecify.annotations.NullMarked;
