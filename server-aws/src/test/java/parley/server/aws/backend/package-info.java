@NullMarked
package parley.server.aws.backend;

import org.jspecify.annotations.NullMarked;
