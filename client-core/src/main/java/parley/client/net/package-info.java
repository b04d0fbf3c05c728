/** The wire: TLS, HTTP and the WebSocket, each bounded. */
@NullMarked
package parley.client.net;

import org.jspecify.annotations.NullMarked;
