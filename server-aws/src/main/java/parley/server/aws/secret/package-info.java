/** The workspace's own keys in the table. */
@NullMarked
package parley.server.aws.secret;

import org.jspecify.annotations.NullMarked;
