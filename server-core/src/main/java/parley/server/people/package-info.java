/** Other people: names, typing, presence. */
@NullMarked
package parley.server.people;

import org.jspecify.annotations.NullMarked;
