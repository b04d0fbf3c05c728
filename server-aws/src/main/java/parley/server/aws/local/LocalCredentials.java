package parley.server.aws.local;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/** What the emulators are told; they listen on 127.0.0.1 only and hold nothing of worth. */
final class LocalCredentials {
    static final String NAME = "local";
    static final String SECRET = "local";
    static final Region REGION = Region.US_EAST_1;

    private LocalCredentials() {}

    static AwsCredentialsProvider provider() {
        return StaticCredentialsProvider.create(AwsBasicCredentials.create(NAME, SECRET));
    }
}
