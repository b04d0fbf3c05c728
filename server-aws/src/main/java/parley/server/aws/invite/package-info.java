/** The invites of a workspace in the table. */
@NullMarked
package parley.server.aws.invite;

import org.jspecify.annotations.NullMarked;
