/** Each of API Gateway's rules on the double. */
@NullMarked
package parley.server.aws.local.gateway;

import org.jspecify.annotations.NullMarked;
