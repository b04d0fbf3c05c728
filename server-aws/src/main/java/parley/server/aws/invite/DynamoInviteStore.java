package parley.server.aws.invite;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import parley.protocol.InviteId;
import parley.protocol.UserId;
import parley.server.aws.table.Expression;
import parley.server.aws.table.Item;
import parley.server.aws.table.Table;
import parley.server.aws.table.Transaction;
import parley.server.invite.Invite;
import parley.server.invite.InviteStore;

/**
 * All invites in one partition, for there are few and lists want them together; an item of its own
 * leads from a code's hash to its invite, and one each says who used it.
 */
public final class DynamoInviteStore implements InviteStore {
    private final Table table;

    public DynamoInviteStore(Table table) {
        this.table = table;
    }

    @Override
    public void add(Invite invite) {
        new Transaction(table)
                .put(InviteItems.item(invite))
                .put(InviteItems.codeKey(invite.codeHash()).with("invite", invite.id().value()))
                .commit();
    }

    @Override
    public Optional<Invite> find(InviteId id) {
        return table.get(InviteItems.PARTITION, id.value()).map(InviteItems::invite);
    }

    @Override
    public Optional<Invite> byCodeHash(String codeHash) {
        Item key = InviteItems.codeKey(codeHash);
        return table.get(key.pk(), key.sk())
                .flatMap(found -> find(new InviteId(found.string("invite"))));
    }

    @Override
    public List<Invite> good(Instant now, int limit) {
        return all().filter(each -> each.good(now))
                .sorted(
                        Comparator.comparing(Invite::made)
                                .thenComparing(each -> each.id().value())
                                .reversed())
                .limit(limit)
                .toList();
    }

    @Override
    public boolean use(InviteId id, UserId user, Instant now) {
        Item use = InviteItems.useKey(id, user);
        if (table.get(use.pk(), use.sk()).isPresent()) {
            return true;
        }
        Transaction writes = new Transaction(table);
        InviteItems.use(writes, id, user, now);
        return writes.commit().isEmpty() || table.get(use.pk(), use.sk()).isPresent();
    }

    @Override
    public boolean revoke(InviteId id) {
        return table.update(
                        InviteItems.key(id),
                        Expression.of("SET #revoked = :yes").value(":yes", true),
                        Expression.of("#revoked = :no").value(":no", false))
                .isPresent();
    }

    @Override
    public int forget(Instant before, Instant now) {
        List<Invite> over =
                all().filter(each -> each.made().isBefore(before) && !each.good(now))
                        .filter(each ->
                                each.expires()
                                        .map(end -> end.isBefore(before) || !end.isBefore(now))
                                        .orElse(true))
                        .toList();
        over.forEach(this::delete);
        return over.size();
    }

    @Override
    public int wrongShortCode(Instant now) {
        int ended = 0;
        for (Invite each : all().filter(Invite::shortCode).toList()) {
            Optional<Item> counted =
                    table.update(
                            InviteItems.key(each.id()),
                            Expression.of("ADD #wrong :one").value(":one", 1),
                            InviteItems.good(now));
            ended +=
                    counted.filter(item -> !InviteItems.invite(item).good(now)).isPresent() ? 1 : 0;
        }
        return ended;
    }

    /** What leads to it first, so that a delete that is cut off is done again. */
    private void delete(Invite invite) {
        for (Item use : table.list(InviteItems.usesOf(invite.id()), "")) {
            table.delete(use.pk(), use.sk());
        }
        Item code = InviteItems.codeKey(invite.codeHash());
        table.delete(code.pk(), code.sk());
        table.delete(InviteItems.PARTITION, invite.id().value());
    }

    private Stream<Invite> all() {
        return table.list(InviteItems.PARTITION, "").stream().map(InviteItems::invite);
    }
}
