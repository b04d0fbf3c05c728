package parley.infra;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The CDK is a program in JavaScript that Java talks to; without it nothing says what is amiss. */
final class NodeJs {
    private static final int OLDEST = 20;

    private NodeJs() {}

    /** An exception that says what to install, if it is not there or too old. */
    static void required() {
        required("node");
    }

    static void required(String command) {
        String version;
        try {
            Process process = new ProcessBuilder(command, "--version").start();
            version =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                            .strip();
        } catch (IOException e) {
            throw new IllegalStateException(wanted("there is no '" + command + "' on the PATH"), e);
        }
        if (!version.matches("v\\d+\\..*")
                || Integer.parseInt(version.substring(1, version.indexOf('.'))) < OLDEST) {
            throw new IllegalStateException(wanted("'" + command + "' is " + version));
        }
    }

    private static String wanted(String problem) {
        return "The stacks are made with the AWS CDK, which needs Node.js "
                + OLDEST
                + " or newer (Debian: apt install nodejs; others: nodejs.org), but "
                + problem
                + ". Nothing else of Parley needs it.";
    }
}
