package parley.server.aws.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import parley.protocol.Cid;
import parley.protocol.Codec;
import parley.protocol.ErrorCode;
import parley.protocol.Result;
import parley.protocol.UserId;
import parley.server.Outcome;
import parley.server.aws.table.Table;
import parley.server.aws.table.TestTables;
import parley.server.store.Marker;

/** One action, two workers. */
class TableAnswersTest {
    private final Table table = TestTables.fresh();
    private Instant now = Instant.parse("2100-03-01T12:00:00Z");
    private final TableAnswers one = new TableAnswers(table, new Codec(), () -> now);
    private final TableAnswers other = new TableAnswers(table, new Codec(), () -> now);
    private final Marker marker =
            new Marker(new UserId("u_ana"), Cid.create(() -> Instant.ofEpochMilli(1)), 1, 2);
    private final AtomicInteger done = new AtomicInteger();

    private Supplier<Outcome<Result>> doing(Result result) {
        return () -> {
            done.incrementAndGet();
            return Outcome.ok(result);
        };
    }

    private static Optional<ErrorCode> refusal(Outcome<Result> outcome) {
        return outcome instanceof Outcome.Problem<Result> problem
                ? Optional.of(problem.error().code())
                : Optional.empty();
    }

    @Test
    void whatOneWorkerDidTheOtherAnswersAgain() {
        one.once(marker, doing(Result.Done.DONE));

        Outcome<Result> again = other.once(marker, doing(Result.Done.DONE));

        assertThat(again).isEqualTo(Outcome.ok(new Result.Done(true)));
        assertThat(done).hasValue(1);
    }

    @Test
    void anInviteThatWasUsedSaysSoWithItsRoom() {
        one.once(marker, doing(new Result.InviteUsed(Optional.empty(), false)));

        assertThat(other.once(marker, doing(Result.Done.DONE)))
                .isEqualTo(Outcome.ok(new Result.InviteUsed(Optional.empty(), true)));
    }

    @Test
    void anotherRequestUnderTheSameCidIsAConflict() {
        one.once(marker, doing(Result.Done.DONE));
        Marker another = new Marker(marker.author(), marker.cid(), 1, 3);

        assertThat(refusal(other.once(another, doing(Result.Done.DONE))))
                .contains(ErrorCode.CONFLICT);
        assertThat(done).hasValue(1);
    }

    @Test
    void whileOneDoesItTheOtherWaitsAndNotForEver() {
        one.once(
                marker,
                () -> {
                    assertThat(refusal(other.once(marker, doing(Result.Done.DONE))))
                            .contains(ErrorCode.UNAVAILABLE);
                    now = now.plusSeconds(31); // the first worker ended
                    assertThat(refusal(other.once(marker, doing(Result.Done.DONE)))).isEmpty();
                    return Outcome.ok(Result.Done.DONE);
                });

        assertThat(done).hasValue(1);
    }

    @Test
    void whatFailedMayBeTriedAgain() {
        assertThatThrownBy(() ->
                        one.once(
                                marker,
                                () -> {
                                    throw new IllegalStateException("broken");
                                }))
                .isInstanceOf(IllegalStateException.class);
        one.once(marker, () -> Outcome.problem(ErrorCode.FORBIDDEN, "no"));

        assertThat(refusal(other.once(marker, doing(Result.Done.DONE)))).isEmpty();
        assertThat(done).hasValue(1);
    }
}
