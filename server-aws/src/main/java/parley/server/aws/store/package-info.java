/** What a workspace keeps, in one DynamoDB table that many workers write at once. */
@NullMarked
package parley.server.aws.store;

import org.jspecify.annotations.NullMarked;
