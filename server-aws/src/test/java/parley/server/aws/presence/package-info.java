@NullMarked
package parley.server.aws.presence;

import org.jspecify.annotations.NullMarked;
