package parley.server.aws.local.runtime;

import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import java.io.IOException;
import java.io.InputStream;

/**
 * A worker's process: AWS's runtime interface client, which would go on asking for events after
 * whoever started it was killed. The end of its input says so.
 */
public final class WorkerMain {
    private WorkerMain() {}

    /** The handler, as AWS's own main class takes it. */
    public static void main(String[] args) throws Throwable {
        Thread.ofPlatform().daemon().name("parley-parent").start(WorkerMain::endWithParent);
        AWSLambda.main(args);
    }

    private static void endWithParent() {
        try (InputStream parent = System.in) {
            while (parent.read() >= 0) {
                // nothing is ever said
            }
        } catch (IOException e) {
            System.err.println("the input broke: " + e.getMessage());
        }
        Runtime.getRuntime().halt(0);
    }
}
