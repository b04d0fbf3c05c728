/** The port: accepting connections, bounding how many there are and how long they may take. */
@NullMarked
package parley.server.lite.net;

import org.jspecify.annotations.NullMarked;
