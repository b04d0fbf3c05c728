/** Files on their way to the server and back, over bad networks and restarts. */
@NullMarked
package parley.client.transfer;

import org.jspecify.annotations.NullMarked;
