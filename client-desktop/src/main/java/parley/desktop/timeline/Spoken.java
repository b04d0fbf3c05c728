package parley.desktop.timeline;

import parley.desktop.emoji.Emoji;
import parley.desktop.emoji.EmojiSet;
import parley.desktop.file.FileCard;
import parley.desktop.text.Texts;
import parley.desktop.workspace.Attached;
import parley.desktop.workspace.TimelineEntry.Said;

/** A message as a screen reader says it. */
final class Spoken {
    private Spoken() {}

    static String of(Said said, boolean sent, RowKit kit) {
        var texts = kit.texts();
        var time = kit.times().time(said.at());
        var name = said.author().displayName();
        if (said.deletedBy().isPresent()) {
            return texts.get(
                    "message.spoken",
                    name,
                    time,
                    texts.get("message.deleted", said.deletedBy().get().displayName()));
        }
        var spoken =
                new StringBuilder(
                        texts.get(
                                said.mentionsMe() ? "message.spoken.mention" : "message.spoken",
                                name,
                                time,
                                said.text()));
        attached(said.extra().attached(), kit.texts(), spoken);
        for (var reaction : said.extra().reactions()) {
            spoken.append(' ')
                    .append(
                            texts.get(
                                    "message.spoken.reaction",
                                    reaction.count(),
                                    emoji(reaction.emoji())));
        }
        if (said.extra().pinned()) {
            spoken.append(' ').append(texts.get("message.pinned")).append('.');
        }
        if (said.edited()) {
            spoken.append(' ').append(texts.get("message.spoken.edited"));
        }
        if (sent) {
            spoken.append(' ').append(texts.get("message.state.sent"));
        }
        return spoken.toString();
    }

    private static void attached(Attached attached, Texts texts, StringBuilder into) {
        attached.voice()
                .ifPresent(v ->
                        into.append(' ').append(texts.get("voice.spoken", (v.ms() + 500) / 1000)));
        attached.files().forEach(f -> into.append(' ').append(FileCard.spoken(f, texts)));
    }

    /** What an emoji is called. */
    static String emoji(String text) {
        return EmojiSet.bundled().find(text).map(Emoji::name).orElse(text);
    }
}
