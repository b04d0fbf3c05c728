/** Contents in an S3 bucket, and the links that bytes go to and come from. */
@NullMarked
package parley.server.aws.blob;

import org.jspecify.annotations.NullMarked;
