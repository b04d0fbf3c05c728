/** The stacks of a workspace on AWS: Chat by itself, Watch and Site for those who want them. */
@NullMarked
package parley.infra;

import org.jspecify.annotations.NullMarked;
