package parley.desktop.timeline;

import java.util.function.Consumer;
import java.util.function.Function;
import parley.desktop.file.DownloadsViewModel;
import parley.desktop.media.FilmViewModel;
import parley.desktop.picture.Pictures;
import parley.desktop.voice.PlayerViewModel;
import parley.desktop.voice.Track;
import parley.protocol.FileRef;
import parley.protocol.VoiceNote;

/**
 * What the files of messages need.
 *
 * @param room what the room is called
 * @param view shows a picture large
 * @param player plays voice notes
 * @param films plays films
 * @param track what a voice note sounds like
 */
public record Attachments(
        String room,
        DownloadsViewModel downloads,
        Pictures pictures,
        Consumer<FileRef> view,
        PlayerViewModel player,
        FilmViewModel films,
        Function<VoiceNote, Track> track) {}
