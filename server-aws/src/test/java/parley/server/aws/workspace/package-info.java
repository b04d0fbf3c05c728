@NullMarked
package parley.server.aws.workspace;

import org.jspecify.annotations.NullMarked;
