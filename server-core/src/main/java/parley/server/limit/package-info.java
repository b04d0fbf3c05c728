/** How often something may be done: token buckets and the delays after wrong passwords. */
@NullMarked
package parley.server.limit;

import org.jspecify.annotations.NullMarked;
