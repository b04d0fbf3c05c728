package parley.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;

/** Bounds that constructors check and that no type says; in code points where it is about text. */
final class SchemaBounds {
    private static final Map<String, Integer> LONGEST =
            Map.ofEntries(
                    Map.entry("Create.name", Limits.NAME),
                    Map.entry("Create.topic", Limits.TOPIC),
                    Map.entry("Change.name", Limits.NAME),
                    Map.entry("Change.topic", Limits.TOPIC),
                    Map.entry("Send.text", Limits.TEXT),
                    Map.entry("Edit.text", Limits.TEXT),
                    Map.entry("Search.q", 256),
                    Map.entry("React.emoji", 16),
                    Map.entry("SetPreference.key", 128),
                    Map.entry("ListPreferences.after", 128),
                    Map.entry("ChangeScheduled.text", Limits.TEXT),
                    Map.entry("SetPreference.value", Limits.TEXT),
                    Map.entry("SetProfile.displayName", Limits.NAME),
                    Map.entry("SetProfile.status", Limits.STATUS),
                    Map.entry("Register.displayName", Limits.NAME),
                    Map.entry("Register.device", Limits.NAME),
                    Map.entry("Login.device", Limits.NAME),
                    Map.entry("Auth.access", Limits.TOKEN),
                    Map.entry("Refresh.refresh", Limits.TOKEN),
                    Map.entry("Remove.reason", Limits.TOPIC),
                    Map.entry("Ticket.name", 4 * FileName.MAX_BYTES));

    private static final Map<String, Integer> MOST =
            Map.of(
                    "Send.files", Limits.FILES,
                    "Parts.want", Limits.FILE_PARTS_WANTED,
                    "Send.mentions", Limits.MENTIONS,
                    "Edit.mentions", Limits.MENTIONS,
                    "ChangeScheduled.mentions", Limits.MENTIONS,
                    "Create.members", Limits.FIRST_MEMBERS,
                    "GetUsers.users", Limits.USERS,
                    "WatchPresence.users", Limits.USERS);

    private static final Set<String> FROM_ZERO =
            Set.of(
                    "LogRead.after",
                    "LogRead.until",
                    "ReadMark.seq",
                    "History.before",
                    "Ticket.size");

    private SchemaBounds() {}

    static ObjectNode bounded(Class<?> owner, String member, ObjectNode schema) {
        String name = owner.getSimpleName() + "." + member;
        if (LONGEST.containsKey(name)) {
            schema.put("maxLength", LONGEST.get(name));
        }
        if (MOST.containsKey(name)) {
            schema.put("maxItems", MOST.get(name));
        }
        if (FROM_ZERO.contains(name)) {
            schema.put("minimum", 0);
        }
        if (member.equals("limit")) {
            int most = owner == SessionOp.LogRead.class ? Limits.LOG_PAGE : Limits.PAGE;
            schema.put("minimum", 1).put("maximum", most);
        }
        if (name.equals("Register.name")) {
            schema.put("pattern", "^[a-z0-9._-]{2,32}$");
        }
        if (member.equals("sha256")) {
            schema.put("pattern", "^[0-9a-f]{64}$");
        }
        if (name.equals("Register.password") || name.equals("ChangePassword.fresh")) {
            schema.put("minLength", AuthApi.PASSWORD_MIN).put("maxLength", AuthApi.PASSWORD_MAX);
        }
        return schema;
    }
}
