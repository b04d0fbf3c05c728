/** Mail of rooms that many hear, by way of SQS. */
@NullMarked
package parley.server.aws.queue;

import org.jspecify.annotations.NullMarked;
