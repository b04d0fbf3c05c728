/** The bytes of files: on disk, and on their way over HTTP. */
@NullMarked
package parley.server.lite.blob;

import org.jspecify.annotations.NullMarked;
