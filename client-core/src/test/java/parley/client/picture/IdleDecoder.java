package parley.client.picture;

import java.io.DataOutputStream;
import java.io.IOException;

/** A decoder that waits, as one whose computer is busy, and then has a picture of one pixel. */
final class IdleDecoder {
    private IdleDecoder() {}

    /** Whatever file, and how many milliseconds. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Thread.sleep(Long.parseLong(arguments[1]));
        DataOutputStream out = new DataOutputStream(System.out);
        out.writeInt(1);
        out.writeInt(1);
        out.writeBoolean(false);
        out.writeInt(0);
        out.flush();
    }
}
