/** One WebSocket connection each: upgrade, requests in, frames out, rounds of delivery. */
@NullMarked
package parley.server.lite.socket;

import org.jspecify.annotations.NullMarked;
