/** The client without a screen; {@link parley.client.workspace.Workspaces} is where it begins. */
@NullMarked
package parley.client;

import org.jspecify.annotations.NullMarked;
