package parley.desktop.composer;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import parley.desktop.workspace.RoomMember;

/** Who may be meant by the word behind an {@code @}, and who was meant so far. UI thread only. */
public final class Completion {
    /** Calls everybody in the room. */
    public static final String ROOM = "@room";

    /** At most so many are offered. */
    static final int SHOWN = 6;

    /** Somebody who is offered; {@code member} is empty for the whole room. */
    public record Offer(String word, Optional<RoomMember> member) {}

    private final Supplier<List<RoomMember>> members;
    private final ObservableList<Offer> offers = FXCollections.observableArrayList();
    private final IntegerProperty chosen = new SimpleIntegerProperty();
    private final Map<String, String> ids = new LinkedHashMap<>();
    private int from = -1;
    private int dismissed = -1;

    /** {@code members}: who is in the room now. */
    public Completion(Supplier<List<RoomMember>> members) {
        this.members = members;
    }

    /** Who is offered now; empty where nobody is. */
    public ObservableList<Offer> offers() {
        return offers;
    }

    /** Which of them is taken by Enter. */
    public IntegerProperty chosenProperty() {
        return chosen;
    }

    /** How many people the whole room is. */
    public int everybody() {
        return members.get().size();
    }

    /** The caret stands at {@code caret} of {@code text}. */
    public void look(String text, int caret) {
        int at = start(text, caret);
        if (at < 0 || at == dismissed) {
            from = -1;
            offers.clear();
            return;
        }
        dismissed = -1;
        from = at;
        var typed = plain(text.substring(at + 1, caret));
        var found = new ArrayList<Offer>();
        for (var member : members.get()) {
            var person = member.person();
            if (!member.me()
                    && (begins(person.displayName(), typed) || begins(person.name(), typed))) {
                found.add(new Offer("@" + person.displayName(), Optional.of(member)));
            }
        }
        if ("room".startsWith(typed)) {
            found.add(new Offer(ROOM, Optional.empty()));
        }
        offers.setAll(found.size() > SHOWN ? found.subList(0, SHOWN) : found);
        chosen.set(0);
    }

    /** The {@code @} of the word before the caret; -1 where there is none. */
    private static int start(String text, int caret) {
        for (int i = caret - 1; i >= 0 && caret - i <= 40; i--) {
            char c = text.charAt(i);
            if (c == '@') {
                boolean free = i == 0 || !Character.isLetterOrDigit(text.charAt(i - 1));
                return free ? i : -1;
            }
            if (c == '\n' || c == ' ') {
                return -1;
            }
        }
        return -1;
    }

    /** One up (-1) or down (1). */
    public void move(int step) {
        if (!offers.isEmpty()) {
            chosen.set(Math.floorMod(chosen.get() + step, offers.size()));
        }
    }

    /** What replaces the text from {@code from} to the caret. */
    public record Taken(int from, String text) {}

    /** Takes an offer. */
    public Taken take(Offer offer) {
        offer.member()
                .ifPresentOrElse(
                        m -> ids.put(offer.word(), m.person().id().value()),
                        () -> ids.put(ROOM, ROOM));
        var taken = new Taken(from, offer.word() + " ");
        from = -1;
        offers.clear();
        return taken;
    }

    /** Offers nothing more for this word. */
    public void dismiss() {
        dismissed = from;
        offers.clear();
    }

    /** The ids of those whom a text calls: taken ones, and names typed out in full. */
    public List<String> mentions(String text) {
        var found = new LinkedHashMap<String, Boolean>();
        ids.forEach((word, id) -> {
            if (text.contains(word)) {
                found.put(id, true);
            }
        });
        if (text.indexOf('@') >= 0) {
            for (var member : members.get()) {
                var person = member.person();
                if (contains(text, "@" + person.displayName())
                        || contains(text, "@" + person.name())) {
                    found.put(person.id().value(), true);
                }
            }
            if (contains(text, ROOM)) {
                found.put(ROOM, true);
            }
        }
        return List.copyOf(found.keySet());
    }

    private static boolean contains(String text, String word) {
        int at = word.length() < 3 ? -1 : text.indexOf(word);
        int end = at + word.length();
        return at >= 0 && (end == text.length() || !Character.isLetterOrDigit(text.charAt(end)));
    }

    private static boolean begins(String name, String typed) {
        for (var part : plain(name).split(" ", -1)) {
            if (part.startsWith(typed)) {
                return true;
            }
        }
        return plain(name).startsWith(typed);
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
    }
}
