@NullMarked
package parley.server.aws.queue;

import org.jspecify.annotations.NullMarked;
