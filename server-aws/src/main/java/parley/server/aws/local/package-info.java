/**
 * The whole backend on one machine, on emulators of AWS's engines. Nothing of it is part of what
 * runs on AWS.
 */
@NullMarked
package parley.server.aws.local;

import org.jspecify.annotations.NullMarked;
