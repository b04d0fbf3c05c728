package parley.server.aws.store;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import parley.protocol.Message;
import parley.protocol.UserId;
import parley.server.aws.table.Item;
import parley.server.store.LogKey;
import parley.server.store.MessageVersion;

/** What is known of messages beside their entries. Blocks. */
record DynamoMessages(ItemReads reads) {
    /** Comes after every sort key of a number, whatever follows the number in it. */
    private static final String AFTER = "$";

    private static final int NAMED = 10;

    static Item changed(LogKey log, long message) {
        return Item.key(Keys.log(log), Keys.CHANGED + Keys.number(message));
    }

    static Item reaction(LogKey log, long message, String emoji, UserId user) {
        String sk = Keys.REACTION + Keys.number(message) + "#" + emoji + "#" + user.value();
        return Item.key(Keys.log(log), sk);
    }

    static Item pin(LogKey log, long message) {
        return Item.key(Keys.log(log), Keys.PIN + Keys.number(message));
    }

    Map<Long, String> changed(LogKey log, long from, long to) {
        Map<Long, String> changed = new HashMap<>();
        between(log, Keys.CHANGED, Math.min(from, to), Math.max(from, to))
                .forEach(each -> changed.put(each.number("seq"), each.string("json")));
        return changed;
    }

    /** What belongs to the messages from one to another. */
    List<Item> between(LogKey log, String prefix, long from, long to) {
        return reads.range(
                Keys.log(log), prefix + Keys.number(from), prefix + Keys.number(to) + AFTER);
    }

    List<MessageVersion> versions(LogKey log, long message) {
        return between(log, Keys.VERSION, message, message).stream()
                .map(EntryItems::version)
                .toList();
    }

    Set<String> emoji(LogKey log, long message) {
        return between(log, Keys.REACTION, message, message).stream()
                .map(each -> each.string("emoji"))
                .collect(Collectors.toSet());
    }

    List<Long> pins(LogKey log) {
        return reads.list(Keys.log(log), Keys.PIN).stream()
                .sorted(
                        Comparator.<Item>comparingLong(each -> each.number("at"))
                                .thenComparingLong(each -> each.number("seq"))
                                .reversed())
                .map(each -> each.number("seq"))
                .toList();
    }

    Map<Long, List<Message.Reaction>> reactions(LogKey log, long from, long to, UserId viewer) {
        Map<Long, Map<String, List<UserId>>> found = new HashMap<>();
        between(log, Keys.REACTION, from, to).stream()
                .sorted(
                        Comparator.<Item>comparingLong(each -> each.number("at"))
                                .thenComparing(each -> each.string("user")))
                .forEach(each ->
                        found.computeIfAbsent(each.number("seq"), _ -> new LinkedHashMap<>())
                                .computeIfAbsent(each.string("emoji"), _ -> new ArrayList<>())
                                .add(new UserId(each.string("user"))));
        Map<Long, List<Message.Reaction>> shown = new HashMap<>();
        found.forEach((seq, byEmoji) -> shown.put(seq, shown(byEmoji, viewer)));
        return shown;
    }

    private static List<Message.Reaction> shown(Map<String, List<UserId>> byEmoji, UserId viewer) {
        List<Message.Reaction> list = new ArrayList<>();
        byEmoji.forEach((emoji, users) ->
                list.add(
                        new Message.Reaction(
                                emoji,
                                users.size(),
                                users.contains(viewer),
                                users.subList(0, Math.min(NAMED, users.size())))));
        return list;
    }

    Optional<Item> changedItem(LogKey log, long message) {
        return reads.get(changed(log, message));
    }
}
