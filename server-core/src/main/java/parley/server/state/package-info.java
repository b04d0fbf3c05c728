/** What a workspace holds in memory: rooms, members, heads of logs, live connections. */
@NullMarked
package parley.server.state;

import org.jspecify.annotations.NullMarked;
