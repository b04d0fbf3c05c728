/** What comes over the wire at its worst: a client that sends bytes as it likes. */
@NullMarked
package parley.server.lite.wire;

import org.jspecify.annotations.NullMarked;
