/** One writer: decisions and entries of many requests in one transaction. */
@NullMarked
package parley.server.commit;

import org.jspecify.annotations.NullMarked;
