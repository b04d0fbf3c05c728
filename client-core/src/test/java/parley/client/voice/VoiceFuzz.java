package parley.client.voice;

import java.io.ByteArrayInputStream;
import java.io.IOException;

/**
 * What a fuzzer calls with bytes of its own: as a voice note they end in sound or in {@link
 * BadVoiceException}, and anything else that comes out of here is a finding.
 */
public final class VoiceFuzz {
    private VoiceFuzz() {}

    /** As they are, and once more with right checksums, which nobody finds by chance. */
    public static void fuzzerTestOneInput(byte[] bytes) throws IOException {
        decode(bytes);
        byte[] signed = bytes.clone();
        Checksums.sign(signed);
        decode(signed);
    }

    private static void decode(byte[] bytes) throws IOException {
        try {
            new VoiceDecoder(new ByteArrayInputStream(bytes)).decode((_, _, _) -> {});
        } catch (BadVoiceException _) {
            // what it is for
        }
    }
}
