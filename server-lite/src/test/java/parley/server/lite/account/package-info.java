@NullMarked
package parley.server.lite.account;

import org.jspecify.annotations.NullMarked;
