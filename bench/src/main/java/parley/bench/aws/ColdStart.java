package parley.bench.aws;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import parley.server.aws.lambda.ParleyFunction;

/** The function from nothing to its first answer, without AWS's runtime around it. */
final class ColdStart {
    private ColdStart() {}

    /** The file with the first event; what it is answered goes to standard output. */
    public static void main(String[] arguments) throws IOException {
        byte[] event = Files.readAllBytes(Path.of(arguments[0]));
        var answer = new ByteArrayOutputStream();
        new ParleyFunction().handleRequest(new ByteArrayInputStream(event), answer, null);
        System.out.println(answer);
        System.exit(0);
    }
}
