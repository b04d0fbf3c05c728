/** The command-line client: sign in, list rooms, send, read and follow. */
@NullMarked
package parley.client.cli;

import org.jspecify.annotations.NullMarked;
