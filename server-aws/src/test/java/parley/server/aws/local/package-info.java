/** The whole backend on one machine. */
@NullMarked
package parley.server.aws.local;

import org.jspecify.annotations.NullMarked;
