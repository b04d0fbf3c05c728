/** Connecting and resuming: hello, sync, reading logs. */
@NullMarked
package parley.server.sync;

import org.jspecify.annotations.NullMarked;
