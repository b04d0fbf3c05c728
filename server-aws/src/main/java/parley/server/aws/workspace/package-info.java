/** What a workspace is called, how one joins it, and the code of its first owner. */
@NullMarked
package parley.server.aws.workspace;

import org.jspecify.annotations.NullMarked;
