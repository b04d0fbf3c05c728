package parley.server.aws.blob;

import java.time.Duration;
import parley.protocol.FileId;
import parley.server.file.BlobKey;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/**
 * The bucket of a workspace and how its objects are named. A part of an upload is an object of its
 * own, so that each has a link of its own and may come in any order; its hash stands in its
 * metadata, and S3 took nothing else, for the hash is signed as the checksum.
 */
public record Bucket(S3Client client, S3Presigner presigner, String name) {
    /** How long a link is good. */
    static final Duration GOOD = Duration.ofMinutes(15);

    public static final String CONTENT = "content/";
    static final String UPLOAD = "upload/";

    /** The metadata with the SHA-256 of a part in hexadecimal digits. */
    static final String SHA256 = "sha256";

    /** What a content's object is called. */
    public static String object(BlobKey key) {
        return CONTENT + key;
    }

    /** The content of the object of this name. */
    public static BlobKey content(String object) {
        String name = object.substring(CONTENT.length());
        int hyphen = name.indexOf('-');
        return new BlobKey(name.substring(0, hyphen), Long.parseLong(name.substring(hyphen + 1)));
    }

    static String parts(FileId upload) {
        return UPLOAD + upload.value() + "/";
    }

    static String part(FileId upload, int n) {
        return parts(upload) + n;
    }
}
