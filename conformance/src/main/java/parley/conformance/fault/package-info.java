/** Bad networks on demand: a proxy that delays, chops, stalls and cuts what passes through it. */
@NullMarked
package parley.conformance.fault;

import org.jspecify.annotations.NullMarked;
