package parley.server.aws.fanout;

import java.util.ArrayList;
import java.util.List;
import parley.protocol.Codec;
import parley.protocol.Limits;

/** Entries packed into {@code batch} frames. */
final class Frames {
    /** For what stands around them. */
    private static final int AROUND = 100;

    private Frames() {}

    /** As few frames as hold them all, in order. */
    static List<byte[]> packed(List<byte[]> frames) {
        List<byte[]> packed = new ArrayList<>();
        List<byte[]> some = new ArrayList<>();
        int size = 0;
        for (byte[] each : frames) {
            if (size + each.length + some.size() > Limits.ENVELOPE - AROUND) {
                pack(some, packed);
                size = 0;
            }
            some.add(each);
            size += each.length;
        }
        pack(some, packed);
        return packed;
    }

    private static void pack(List<byte[]> some, List<byte[]> packed) {
        if (some.size() == 1) {
            packed.add(some.getFirst());
        } else if (!some.isEmpty()) {
            packed.add(Codec.batch(some));
        }
        some.clear();
    }
}
