/** Files: who may put, say and read them, and when they go. */
@NullMarked
package parley.server.file;

import org.jspecify.annotations.NullMarked;
