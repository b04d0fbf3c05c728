/** The one table that holds a workspace, and how its items are read and written. */
@NullMarked
package parley.server.aws.table;

import org.jspecify.annotations.NullMarked;
