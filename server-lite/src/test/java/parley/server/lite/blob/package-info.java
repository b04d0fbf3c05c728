@NullMarked
package parley.server.lite.blob;

import org.jspecify.annotations.NullMarked;
