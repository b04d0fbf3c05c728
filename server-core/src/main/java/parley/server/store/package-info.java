/** What a workspace keeps, and the interface of those who keep it. */
@NullMarked
package parley.server.store;

import org.jspecify.annotations.NullMarked;
