package parley.server.aws.workspace;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import parley.protocol.Codec;
import parley.protocol.ErrorCode;
import parley.protocol.ProtocolException;
import parley.protocol.Result;
import parley.protocol.WireError;
import parley.server.Answers;
import parley.server.Outcome;
import parley.server.aws.table.Expression;
import parley.server.aws.table.Item;
import parley.server.aws.table.Table;
import parley.server.store.Marker;

/**
 * Actions of all workers, an item for each: claimed by whoever does it, then done. One that was
 * claimed by a worker that ended is free again after half a minute and decided anew; what was done
 * is remembered for 30 days.
 */
public final class TableAnswers implements Answers {
    private static final String SORT = "ACTION";
    private static final Duration CLAIMED = Duration.ofSeconds(30);
    private static final Duration KEPT = Duration.ofDays(30);
    private static final long BUSY_MS = 500;

    private final Table table;
    private final Codec codec;
    private final InstantSource clock;

    public TableAnswers(Table table, Codec codec, InstantSource clock) {
        this.table = table;
        this.codec = codec;
        this.clock = clock;
    }

    @Override
    public Outcome<Result> once(Marker marker, Supplier<Outcome<Result>> work) {
        Instant now = clock.instant();
        Item key = Item.key("CID#" + marker.author().value() + "#" + marker.cid().value(), SORT);
        Item claim =
                key.with("hh", marker.hashHigh())
                        .with("hl", marker.hashLow())
                        .with("until", now.plus(CLAIMED))
                        .with("ttl", now.plus(KEPT).getEpochSecond());
        Expression free =
                Expression.of("attribute_not_exists(#pk) OR #until < :now")
                        .value(":now", now.toEpochMilli());
        if (!table.put(claim, free)) {
            return again(table.get(key.pk(), SORT), marker);
        }
        Optional<Item> done = Optional.empty();
        try {
            Outcome<Result> outcome = work.get();
            if (outcome instanceof Outcome.Ok<Result>(Result value)) {
                done = kept(claim.without("until"), value);
            }
            return outcome;
        } finally {
            done.ifPresentOrElse(table::put, () -> table.delete(key.pk(), SORT));
        }
    }

    /** Empty where another time may well be decided anew. */
    private Optional<Item> kept(Item claim, Result result) {
        return switch (result) {
            case Result.Done _ -> Optional.of(claim.with("did", "done"));
            case Result.InviteUsed used ->
                    Optional.of(
                            claim.with("did", "invite")
                                    .with(
                                            "json",
                                            new String(
                                                    codec.encodeBody(used),
                                                    StandardCharsets.UTF_8)));
            default -> Optional.empty();
        };
    }

    private Outcome<Result> again(Optional<Item> first, Marker marker) {
        if (first.isPresent()
                && (first.get().number("hh") != marker.hashHigh()
                        || first.get().number("hl") != marker.hashLow())) {
            return Outcome.problem(
                    ErrorCode.CONFLICT, "this cid was used for another request", "cid");
        }
        return first.flatMap(item -> item.text("did").map(did -> result(item, did)))
                .<Outcome<Result>>map(result -> Outcome.ok(Answers.again(result)))
                .orElseGet(() ->
                        Outcome.problem(
                                WireError.later(
                                        ErrorCode.UNAVAILABLE, "this is being done", BUSY_MS)));
    }

    private Result result(Item item, String did) {
        if (did.equals("done")) {
            return Result.Done.DONE;
        }
        try {
            byte[] json = item.string("json").getBytes(StandardCharsets.UTF_8);
            return codec.decodeBody(json, Result.InviteUsed.class);
        } catch (ProtocolException e) {
            throw new IllegalStateException("an action that cannot be read", e);
        }
    }
}
