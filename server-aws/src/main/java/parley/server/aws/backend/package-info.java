/** The object graph of a workspace on AWS's engines. */
@NullMarked
package parley.server.aws.backend;

import org.jspecify.annotations.NullMarked;
