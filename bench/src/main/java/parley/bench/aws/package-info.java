/** The AWS backend on its emulators, in a process of its own. */
@NullMarked
package parley.bench.aws;

import org.jspecify.annotations.NullMarked;
