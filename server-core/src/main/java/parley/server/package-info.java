/** What a workspace does. Each package below is one feature of it. */
@NullMarked
package parley.server;

import org.jspecify.annotations.NullMarked;
