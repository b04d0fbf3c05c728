/** What the server counts, and how Prometheus reads it. */
@NullMarked
package parley.server.lite.metrics;

import org.jspecify.annotations.NullMarked;
