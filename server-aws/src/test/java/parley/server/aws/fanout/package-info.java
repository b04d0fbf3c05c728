/** What becomes of posts that fail. */
@NullMarked
package parley.server.aws.fanout;

import org.jspecify.annotations.NullMarked;
