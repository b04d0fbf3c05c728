/** Lambda's workers on this machine: its Runtime API, and processes that ask it for events. */
@NullMarked
package parley.server.aws.local.runtime;

import org.jspecify.annotations.NullMarked;
