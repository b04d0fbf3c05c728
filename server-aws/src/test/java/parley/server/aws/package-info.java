/** The rules of this module. */
@NullMarked
package parley.server.aws;

import org.jspecify.annotations.NullMarked;
