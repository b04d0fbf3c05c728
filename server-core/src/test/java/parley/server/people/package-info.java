/** Who is there. */
@NullMarked
package parley.server.people;

import org.jspecify.annotations.NullMarked;
