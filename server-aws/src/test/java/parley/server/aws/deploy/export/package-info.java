@NullMarked
package parley.server.aws.deploy.export;

import org.jspecify.annotations.NullMarked;
