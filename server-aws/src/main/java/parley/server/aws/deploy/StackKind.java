package parley.server.aws.deploy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The stacks of a workspace, in the order in which they are made. */
public enum StackKind {
    CHAT,
    WATCH,
    SITE;

    /** What the stack of a workspace is called in its account and Region. */
    String of(String workspace) {
        return workspace + "-" + file();
    }

    private String file() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Its template, as the CDK made it; the table and the bucket stay when the stack goes, unless
     * {@code destroy}.
     */
    public String template(boolean destroy) {
        try (InputStream in = StackKind.class.getResourceAsStream(file() + ".json")) {
            if (in == null) {
                throw new IllegalStateException("no template of " + this);
            }
            String kept = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return destroy
                    ? kept.replace("Policy\": \"Retain\"", "Policy\": \"Delete\"")
                            .replace(
                                    "\"DeletionProtectionEnabled\": true",
                                    "\"DeletionProtectionEnabled\": false")
                    : kept;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
