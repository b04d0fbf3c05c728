/** Puts any Parley server through the protocol's scenarios. */
@NullMarked
package parley.conformance;

import org.jspecify.annotations.NullMarked;
