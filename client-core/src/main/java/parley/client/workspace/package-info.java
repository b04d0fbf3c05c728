/** All workspaces of one person, side by side: the entry point of the client. */
@NullMarked
package parley.client.workspace;

import org.jspecify.annotations.NullMarked;
