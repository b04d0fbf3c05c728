package parley.conformance.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import parley.protocol.Message;
import parley.protocol.UserId;
import parley.server.store.LogKey;
import parley.server.store.MessageVersion;

/** What is known of messages beside their entries. */
final class InMemoryMessages {
    record Place(LogKey log, long seq) {}

    record Mark(Place place, String emoji, UserId user) {}

    final Map<LogKey, TreeMap<Long, String>> changed = new HashMap<>();
    final Map<Place, TreeMap<Integer, MessageVersion>> versions = new HashMap<>();
    final Map<Mark, Long> marks = new LinkedHashMap<>();
    final Map<Place, Instant> pins = new LinkedHashMap<>();

    InMemoryMessages copy() {
        InMemoryMessages copy = new InMemoryMessages();
        changed.forEach((log, messages) -> copy.changed.put(log, new TreeMap<>(messages)));
        versions.forEach((place, all) -> copy.versions.put(place, new TreeMap<>(all)));
        copy.marks.putAll(marks);
        copy.pins.putAll(pins);
        return copy;
    }

    List<MessageVersion> versionsOf(Place place) {
        return List.copyOf(versions.getOrDefault(place, new TreeMap<>()).values());
    }

    List<Long> pinsOf(LogKey log) {
        return pins.entrySet().stream()
                .filter(each -> each.getKey().log().equals(log))
                .sorted(
                        Map.Entry.<Place, Instant>comparingByValue()
                                .reversed()
                                .thenComparingLong(each -> -each.getKey().seq()))
                .map(each -> each.getKey().seq())
                .toList();
    }

    void strip(Place place) {
        versions.remove(place);
        marks.keySet().removeIf(each -> each.place().equals(place));
        pins.remove(place);
    }

    Map<Long, List<Message.Reaction>> reactions(LogKey log, long from, long to, UserId viewer) {
        Map<Long, Map<String, List<Map.Entry<Mark, Long>>>> found = new TreeMap<>();
        marks.entrySet().stream()
                .filter(each -> each.getKey().place().log().equals(log))
                .filter(each -> each.getKey().place().seq() >= from)
                .filter(each -> each.getKey().place().seq() <= to)
                .sorted(
                        Map.Entry.<Mark, Long>comparingByValue()
                                .thenComparing(
                                        each -> each.getKey().user().value(),
                                        Comparator.naturalOrder()))
                .forEach(each ->
                        found.computeIfAbsent(
                                        each.getKey().place().seq(), _ -> new LinkedHashMap<>())
                                .computeIfAbsent(each.getKey().emoji(), _ -> new ArrayList<>())
                                .add(each));
        Map<Long, List<Message.Reaction>> shown = new HashMap<>();
        found.forEach((seq, byEmoji) -> {
            List<Message.Reaction> list = new ArrayList<>();
            byEmoji.forEach((emoji, who) -> {
                List<UserId> users = who.stream().map(each -> each.getKey().user()).toList();
                list.add(
                        new Message.Reaction(
                                emoji,
                                users.size(),
                                users.contains(viewer),
                                users.subList(0, Math.min(10, users.size()))));
            });
            shown.put(seq, list);
        });
        return shown;
    }

    void putPin(Place place, Optional<Instant> at) {
        at.ifPresentOrElse(when -> pins.put(place, when), () -> pins.remove(place));
    }
}
