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
    private static final Map<String, String> REASONS =
            Map.ofEntries(
                    Map.entry(
                            "connect: a socket that never says hello is closed",
                            "nothing of ours runs while nobody asks; API Gateway ends the socket"
                                    + " after ten idle minutes"),
                    Map.entry(
                            "badinput: a member that stands twice is bad json",
                            "API Gateway takes the frame for a ping, which it answers itself"),
                    Map.entry(
                            "file: nobody is to guess what a file is",
                            "S3 adds no such header, and a link cannot ask it to"),
                    Map.entry(
                            "file: how long a file is is told without its bytes",
                            "a link is signed for GET alone, and S3 names no length where a range"
                                    + " is beyond the end; file.get tells it"),
                    Map.entry(
                            "upload: why bytes are refused is said",
                            "S3 has its own statuses, and takes the bytes that were announced until"
                                    + " the link expires; nobody can read what came too late"));

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
