/**
 * The workspace's data in one SQLite file. The only place that writes SQL, together with the
 * accounts' store.
 */
@NullMarked
package parley.server.lite.store;

import org.jspecify.annotations.NullMarked;
