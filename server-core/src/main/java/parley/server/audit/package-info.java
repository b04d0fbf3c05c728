/** What was done with power over others, for admins. */
@NullMarked
package parley.server.audit;

import org.jspecify.annotations.NullMarked;
