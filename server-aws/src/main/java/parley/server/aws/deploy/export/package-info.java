/** A workspace on AWS as a folder on somebody's machine, and back. */
@NullMarked
package parley.server.aws.deploy.export;

import org.jspecify.annotations.NullMarked;
