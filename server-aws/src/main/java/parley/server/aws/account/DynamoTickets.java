package parley.server.aws.account;

import java.time.Instant;
import java.util.Optional;
import parley.protocol.DeviceId;
import parley.protocol.UserId;
import parley.server.account.Identity;
import parley.server.account.TicketStore;
import parley.server.aws.table.Expression;
import parley.server.aws.table.Item;
import parley.server.aws.table.Table;

/** An item for each ticket, deleted by whoever uses it first, else by DynamoDB after its time. */
public final class DynamoTickets implements TicketStore {
    private final Table table;

    public DynamoTickets(Table table) {
        this.table = table;
    }

    @Override
    public boolean keep(String hash, Held ticket, Instant now) {
        Identity identity = ticket.identity();
        table.put(
                key(hash)
                        .with("user", identity.user().value())
                        .with("device", identity.device().value())
                        .with("accessExpires", identity.expires())
                        .with("session", identity.sessionVersion())
                        .with("generation", identity.generation())
                        .with("expires", ticket.expires())
                        .with(Table.EXPIRES, ticket.expires().getEpochSecond() + 1));
        return true;
    }

    @Override
    public Optional<Held> take(String hash) {
        return table.take(key(hash), Expression.PRESENT)
                .map(item ->
                        new Held(
                                new Identity(
                                        new UserId(item.string("user")),
                                        new DeviceId(item.string("device")),
                                        item.instant("accessExpires"),
                                        item.number("session"),
                                        item.number("generation")),
                                item.instant("expires")));
    }

    private static Item key(String hash) {
        return Item.key("TICKET#" + hash, "TICKET");
    }
}
