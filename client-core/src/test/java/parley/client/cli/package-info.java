@NullMarked
package parley.client.cli;

import org.jspecify.annotations.NullMarked;
