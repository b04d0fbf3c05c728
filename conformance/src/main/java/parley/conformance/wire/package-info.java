/**
 * A plain client of the protocol that resumes nothing and forgives nothing: it says what it saw.
 */
@NullMarked
package parley.conformance.wire;

import org.jspecify.annotations.NullMarked;
