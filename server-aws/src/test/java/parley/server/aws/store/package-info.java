/** The workspace in DynamoDB Local. */
@NullMarked
package parley.server.aws.store;

import org.jspecify.annotations.NullMarked;
