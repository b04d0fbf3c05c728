@NullMarked
package parley.server.account;

import org.jspecify.annotations.NullMarked;
