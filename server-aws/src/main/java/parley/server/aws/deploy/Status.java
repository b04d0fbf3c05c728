package parley.server.aws.deploy;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudformation.model.Stack;

/** {@code parley aws status}: which stacks there are, and whether the workspace answers. */
final class Status {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Stacks stacks;
    private final Region region;
    private final PrintStream out;

    Status(Stacks stacks, Region region, PrintStream out) {
        this.stacks = stacks;
        this.region = region;
        this.out = out;
    }

    /** False if there is no workspace of this name, or it does not answer. */
    boolean run(String workspace) {
        Optional<Stack> chat = Optional.empty();
        for (StackKind each : StackKind.values()) {
            Optional<Stack> found = stacks.find(each.of(workspace));
            out.println(
                    each.of(workspace)
                            + ": "
                            + found.map(Stack::stackStatusAsString).orElse("not there"));
            if (each == StackKind.CHAT) {
                chat = found;
            }
        }
        Optional<String> address =
                chat.flatMap(each -> Optional.ofNullable(Stacks.outputs(each).get("Address")));
        if (chat.isEmpty()) {
            out.println(
                    "There is no workspace '"
                            + workspace
                            + "' in "
                            + region
                            + ". './parley aws deploy' makes one; --region and --workspace look"
                            + " elsewhere.");
            return false;
        }
        if (address.isEmpty()) {
            out.println("It was never whole; './parley aws deploy' makes it anew.");
            return false;
        }
        boolean ready = ready(address.get());
        out.println(
                ready
                        ? "It answers."
                        : "It does not answer. If it was deployed just now, wait some minutes and ask"
                                + " again; else its log group in CloudWatch says why.");
        out.println("Give people this address: " + address.get());
        return ready;
    }

    private static boolean ready(String address) {
        try (HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(address + "/readyz"))
                            .timeout(PATIENCE)
                            .build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
