/** Who is connected, as the table knows it. */
@NullMarked
package parley.server.aws.connection;

import org.jspecify.annotations.NullMarked;
