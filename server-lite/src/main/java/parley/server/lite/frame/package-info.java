/** WebSocket frames, read strictly and written ready for the wire; RFC 6455, section 5. */
@NullMarked
package parley.server.lite.frame;

import org.jspecify.annotations.NullMarked;
