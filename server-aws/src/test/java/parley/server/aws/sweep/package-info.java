@NullMarked
package parley.server.aws.sweep;

import org.jspecify.annotations.NullMarked;
