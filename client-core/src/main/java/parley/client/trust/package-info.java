/** Whom to believe: pins, public authorities, and what is wrong with a certificate. */
@NullMarked
package parley.client.trust;

import org.jspecify.annotations.NullMarked;
