/** One workspace's connection: its state, and the machine that keeps it. */
@NullMarked
package parley.client.connection;

import org.jspecify.annotations.NullMarked;
