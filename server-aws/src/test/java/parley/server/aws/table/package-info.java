/** Tables for tests. */
@NullMarked
package parley.server.aws.table;

import org.jspecify.annotations.NullMarked;
