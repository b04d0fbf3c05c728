/** Following the logs of all rooms of a workspace: where each stands, and what is missing. */
@NullMarked
package parley.client.log;

import org.jspecify.annotations.NullMarked;
