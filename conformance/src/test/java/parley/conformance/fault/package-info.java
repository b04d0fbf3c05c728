@NullMarked
package parley.conformance.fault;

import org.jspecify.annotations.NullMarked;
