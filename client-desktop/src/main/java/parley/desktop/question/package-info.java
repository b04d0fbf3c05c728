/** Asking before something that cannot be taken back. */
@NullMarked
package parley.desktop.question;

import org.jspecify.annotations.NullMarked;
