/** The contract of contents, and what links are good for, on s3proxy. */
@NullMarked
package parley.server.aws.blob;

import org.jspecify.annotations.NullMarked;
