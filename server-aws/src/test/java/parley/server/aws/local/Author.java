package parley.server.aws.local;

import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import parley.conformance.wire.HttpApi;
import parley.conformance.wire.Person;
import parley.conformance.wire.Refused;
import parley.protocol.Cid;
import parley.protocol.ErrorCode;
import parley.protocol.MessageOp;
import parley.protocol.Result;
import parley.protocol.RoomId;

/** Somebody who says one thing after the other, each until it is acknowledged. */
final class Author {
    private static final int TRIES = 40;

    private final HttpApi api;
    private final Person person;
    private final RoomId room;
    private final InstantSource clock;
    private final List<String> said = new ArrayList<>();
    private int again;

    Author(HttpApi api, Person person, RoomId room, InstantSource clock) {
        this.api = api;
        this.person = person;
        this.room = room;
        this.clock = clock;
    }

    /** Returns once it is acknowledged. */
    Result.Sent say(String text) {
        Cid cid = Cid.create(clock);
        for (int tried = 0; tried < TRIES; tried++) {
            try {
                Result.Sent sent = api.call(person, MessageOp.Send.plain(room, text), cid);
                said.add(text);
                return sent;
            } catch (IOException e) {
                again++; // unknown, never failed: the same once more
            } catch (Refused e) {
                if (e.status() < 500 && e.code() != ErrorCode.UNAVAILABLE) {
                    throw e;
                }
                again++;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
        throw new AssertionError("never acknowledged: " + text);
    }

    /** What was acknowledged, in order. */
    List<String> said() {
        return said;
    }

    /** How often something had to be sent again. */
    int again() {
        return again;
    }
}
