package parley.server.invite;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import parley.protocol.InviteId;
import parley.protocol.UserId;

/** Forgets everything when the process ends; for tests and throw-away workspaces. */
public final class InMemoryInviteStore implements InviteStore {
    private record Use(InviteId invite, UserId user) {}

    /** Guarded by {@code this}. */
    private final Map<InviteId, Invite> byId = new HashMap<>();

    /** Guarded by {@code this}. */
    private final Set<Use> uses = new HashSet<>();

    @Override
    public synchronized void add(Invite invite) {
        byId.put(invite.id(), invite);
    }

    @Override
    public synchronized Optional<Invite> find(InviteId id) {
        return Optional.ofNullable(byId.get(id));
    }

    @Override
    public synchronized Optional<Invite> byCodeHash(String codeHash) {
        return byId.values().stream().filter(each -> each.codeHash().equals(codeHash)).findAny();
    }

    @Override
    public synchronized List<Invite> good(Instant now, int limit) {
        return byId.values().stream()
                .filter(each -> each.good(now))
                .sorted(
                        Comparator.comparing(Invite::made)
                                .thenComparing(each -> each.id().value())
                                .reversed())
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized boolean use(InviteId id, UserId user, Instant now) {
        Invite invite = byId.get(id);
        if (invite == null) {
            return false;
        }
        Use use = new Use(id, user);
        if (uses.contains(use)) {
            return true;
        }
        if (!invite.good(now)) {
            return false;
        }
        uses.add(use);
        byId.put(id, invite.used());
        return true;
    }

    @Override
    public synchronized boolean revoke(InviteId id) {
        Invite invite = byId.get(id);
        if (invite == null || invite.revoked()) {
            return false;
        }
        byId.put(id, invite.ended());
        return true;
    }

    @Override
    public synchronized int forget(Instant before, Instant now) {
        List<InviteId> over =
                byId.values().stream()
                        .filter(each -> each.made().isBefore(before) && !each.good(now))
                        .filter(each ->
                                each.expires()
                                        .map(end -> end.isBefore(before) || !end.isBefore(now))
                                        .orElse(true))
                        .map(Invite::id)
                        .toList();
        over.forEach(byId::remove);
        uses.removeIf(each -> over.contains(each.invite()));
        return over.size();
    }

    @Override
    public synchronized int wrongShortCode(Instant now) {
        int ended = 0;
        for (Invite each : List.copyOf(byId.values())) {
            if (each.shortCode() && each.good(now)) {
                Invite next = each.withWrong(each.wrong() + 1);
                byId.put(each.id(), next);
                ended += next.good(now) ? 0 : 1;
            }
        }
        return ended;
    }
}
