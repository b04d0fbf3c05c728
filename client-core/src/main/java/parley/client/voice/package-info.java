/** Voice notes: recording, Ogg/Opus, waveforms, and decoding for a player. Without a screen. */
@NullMarked
package parley.client.voice;

import org.jspecify.annotations.NullMarked;
