@NullMarked
package parley.conformance.scenario;

import org.jspecify.annotations.NullMarked;
