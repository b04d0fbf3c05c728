/** Who is connected and who types, where every worker finds it. */
@NullMarked
package parley.server.aws.presence;

import org.jspecify.annotations.NullMarked;
