@NullMarked
package parley.infra;

import org.jspecify.annotations.NullMarked;
