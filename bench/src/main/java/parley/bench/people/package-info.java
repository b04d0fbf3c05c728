/** People and rooms for a load, made through a server's own API. */
@NullMarked
package parley.bench.people;

import org.jspecify.annotations.NullMarked;
