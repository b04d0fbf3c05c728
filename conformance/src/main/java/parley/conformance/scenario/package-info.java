/**
 * What every Parley server must do, seen from the wire. Each public method of a group is one
 * scenario; its name is the sentence it proves. Scenarios make their own rooms and depend on no
 * other.
 */
@NullMarked
package parley.conformance.scenario;

import org.jspecify.annotations.NullMarked;
