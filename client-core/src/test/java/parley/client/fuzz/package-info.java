@NullMarked
package parley.client.fuzz;

import org.jspecify.annotations.NullMarked;
