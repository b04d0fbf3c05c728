/** The HTTP endpoints: signing in, operations without a socket, health and figures. */
@NullMarked
package parley.server.lite.api;

import org.jspecify.annotations.NullMarked;
