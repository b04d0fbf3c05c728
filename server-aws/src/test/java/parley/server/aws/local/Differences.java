package parley.server.aws.local;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import parley.conformance.scenario.Scenario;

/**
 * Scenarios that cannot hold where API Gateway and S3 answer instead of a server of ours, each with
 * its reason. docs/aws.md says the same.
 */
final class Differences {
    private static final String LINKS =
            "a link goes to S3, which answers a wrong request to it in its own way";

    private static final Map<String, String> REASONS =
            Map.ofEntries(
                    Map.entry(
                            "connect: a socket that never says hello is closed",
                            "nothing of ours runs while nobody asks; API Gateway ends the socket"
                                    + " after ten idle minutes"),
                    Map.entry(
                            "badinput: a member that stands twice is bad json",
                            "API Gateway takes the frame for a ping, which it answers itself"),
                    Map.entry("file: a range of a file is served", LINKS),
                    Map.entry("file: nothing is ever served as a page", LINKS),
                    Map.entry("upload: a url is good for what it says and nothing else", LINKS),
                    Map.entry("upload: only the bytes that were announced are taken", LINKS),
                    Map.entry("upload: what is given up is gone", LINKS));

    private Differences() {}

    /** Why it cannot hold. */
    static Optional<String> of(Scenario scenario) {
        return Optional.ofNullable(REASONS.get(scenario.toString()));
    }

    /** All that have one. */
    static Set<String> scenarios() {
        return REASONS.keySet();
    }
}
