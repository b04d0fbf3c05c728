/** Files that only their owner may read. */
@NullMarked
package parley.server.lite.file;

import org.jspecify.annotations.NullMarked;
