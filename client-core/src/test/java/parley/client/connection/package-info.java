@NullMarked
package parley.client.connection;

import org.jspecify.annotations.NullMarked;
