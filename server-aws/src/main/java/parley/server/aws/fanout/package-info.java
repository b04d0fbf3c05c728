/** Brings what was committed to the connections of those who hear it. */
@NullMarked
package parley.server.aws.fanout;

import org.jspecify.annotations.NullMarked;
