/** The workspace server on AWS's engines. */
@NullMarked
package parley.server.aws;

import org.jspecify.annotations.NullMarked;
