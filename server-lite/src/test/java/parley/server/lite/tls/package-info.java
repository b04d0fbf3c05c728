@NullMarked
package parley.server.lite.tls;

import org.jspecify.annotations.NullMarked;
