@NullMarked
package parley.server.aws.deploy;

import org.jspecify.annotations.NullMarked;
