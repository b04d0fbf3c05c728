/** HTTP: requests whole and bounded, answers as JSON. */
@NullMarked
package parley.server.lite.http;

import org.jspecify.annotations.NullMarked;
