package parley.client.workspace;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.LongSupplier;
import parley.client.address.Address;
import parley.client.net.HttpApi;
import parley.client.trust.Tls;
import parley.protocol.SessionOp;
import parley.protocol.UserId;

/**
 * What an engine is made of.
 *
 * @param name for its thread
 * @param ticks milliseconds of a clock that only runs forward
 */
record EngineParts(
        String name,
        Path file,
        UserId me,
        SessionOp.Client program,
        Address address,
        Optional<Tls> tls,
        HttpApi http,
        AccessTokens tokens,
        InstantSource clock,
        LongSupplier ticks,
        People people,
        DraftBook drafts,
        PreferenceBook preferences,
        Summaries summaries,
        OutboxBook.Holder outboxHolder) {

    EngineParts withOutbox(OutboxBook.Holder holder) {
        return new EngineParts(
                name,
                file,
                me,
                program,
                address,
                tls,
                http,
                tokens,
                clock,
                ticks,
                people,
                drafts,
                preferences,
                summaries,
                holder);
    }
}
