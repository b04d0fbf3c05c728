@NullMarked
package parley.client.workspace;

import org.jspecify.annotations.NullMarked;
