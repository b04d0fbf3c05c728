package parley.desktop.voice;

import java.util.ArrayList;
import java.util.List;
import parley.client.voice.Waveform;

/** A waveform as so many bars. */
final class Levels {
    private Levels() {}

    /** The loudest of each stretch; silence where there is nothing. */
    static List<Integer> of(String wave, int bars) {
        byte[] bytes = Waveform.parse(wave);
        var levels = new ArrayList<Integer>(bars);
        for (int i = 0; i < bars; i++) {
            int from = i * bytes.length / bars;
            int to = Math.max(from + 1, (i + 1) * bytes.length / bars);
            int loudest = 0;
            for (int k = from; k < Math.min(to, bytes.length); k++) {
                loudest = Math.max(loudest, bytes[k] & 0xff);
            }
            levels.add(loudest);
        }
        return levels;
    }
}
