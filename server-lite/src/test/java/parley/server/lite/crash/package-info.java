/** What happens to acknowledged messages when the server is killed. */
@NullMarked
package parley.server.lite.crash;

import org.jspecify.annotations.NullMarked;
