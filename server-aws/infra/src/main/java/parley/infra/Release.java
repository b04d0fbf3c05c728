package parley.infra;

import software.amazon.awscdk.CfnParameter;
import software.constructs.Construct;

/**
 * Which code runs: the function's zip in a bucket that exists already, its SHA-256 in Base64, and a
 * text that differs whenever code or settings do, because only a new one makes a new version.
 */
final class Release {
    private final String bucket;
    private final String key;
    private final String sha256;
    private final String id;

    Release(Construct scope) {
        this.bucket = parameter(scope, "CodeBucket", "Bucket with the function's code");
        this.key = parameter(scope, "CodeKey", "Object with the function's code, a zip");
        this.sha256 = parameter(scope, "CodeHash", "SHA-256 of the code, in Base64");
        this.id = parameter(scope, "ReleaseId", "Differs whenever code or settings do");
    }

    private static String parameter(Construct scope, String name, String what) {
        return CfnParameter.Builder.create(scope, name)
                .type("String")
                .description(what)
                .build()
                .getValueAsString();
    }

    String bucket() {
        return bucket;
    }

    String key() {
        return key;
    }

    String sha256() {
        return sha256;
    }

    String id() {
        return id;
    }
}
