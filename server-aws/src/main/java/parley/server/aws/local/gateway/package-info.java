/**
 * A double of API Gateway on one machine: a WebSocket API, an HTTP API and the calls back to
 * connections, with API Gateway's own limits, so that what works here is not stopped by them there.
 */
@NullMarked
package parley.server.aws.local.gateway;

import org.jspecify.annotations.NullMarked;
