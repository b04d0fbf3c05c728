/**
 * Turns the events of API Gateway and the clock into operations, and their results into answers.
 */
@NullMarked
package parley.server.aws.lambda;

import org.jspecify.annotations.NullMarked;
