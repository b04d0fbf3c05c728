/**
 * Makes, shows and removes a workspace in an owner's own account, from the owner's machine. Nothing
 * of it is part of what runs on AWS.
 */
@NullMarked
package parley.server.aws.deploy;

import org.jspecify.annotations.NullMarked;
