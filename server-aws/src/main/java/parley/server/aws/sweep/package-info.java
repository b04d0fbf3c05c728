/** Takes away contents that no file has, though a worker ended before it could. */
@NullMarked
package parley.server.aws.sweep;

import org.jspecify.annotations.NullMarked;
