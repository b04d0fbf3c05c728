package parley.desktop.media;

import parley.desktop.text.Line;

/** Why a film or a sound is not played. */
public enum Trouble {
    NO_DEVICE("media.problem.noDevice"),
    DAMAGED("media.problem.damaged"),
    UNKNOWN_KIND("media.problem.kind"),
    NO_DECODER("media.problem.noDecoder"),
    NO_ENGINE("media.problem.noEngine"),
    NO_ANSWER("media.problem.noAnswer");

    private final String key;

    Trouble(String key) {
        this.key = key;
    }

    /** As it is told. */
    public Line line() {
        return Line.of(key);
    }
}
