/** The server in one process: its settings, its object graph, its start and its stop. */
@NullMarked
package parley.server.lite;

import org.jspecify.annotations.NullMarked;
