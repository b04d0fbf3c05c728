@NullMarked
package parley.server.aws.connection;

import org.jspecify.annotations.NullMarked;
