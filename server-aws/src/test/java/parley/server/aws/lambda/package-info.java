@NullMarked
package parley.server.aws.lambda;

import org.jspecify.annotations.NullMarked;
