/** The certificates by which clients know this server: its own, or given ones. */
@NullMarked
package parley.server.lite.tls;

import org.jspecify.annotations.NullMarked;
