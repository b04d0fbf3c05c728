package parley.bench.people;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import parley.bench.load.Shape;
import parley.bench.machine.BenchException;
import parley.protocol.AuthApi;
import parley.protocol.InviteOp;
import parley.protocol.Result;
import parley.protocol.RoomId;
import parley.protocol.RoomKind;
import parley.protocol.RoomOp;

/**
 * The rooms of a load and the people in them, made as people would: an owner registers, makes rooms
 * and invites, and everybody else registers with an invite. The server must run without guards, or
 * it takes these for an attack.
 */
public final class Population {
    /** A workspace holds 10,000; beyond that, people connect with several devices. */
    private static final int MOST_PEOPLE = 9_900;

    private static final int AT_ONCE = 24;
    private static final String PASSWORD = "correct horse battery";

    private Population() {}

    /**
     * Fills a fresh server and writes the generator's plan: a line "token room" for each connection
     * of the shape, room by room.
     *
     * @param setupCode the file with the code that makes the first one the owner
     */
    public static void create(int port, boolean tls, Path setupCode, Shape shape, Path plan)
            throws IOException, InterruptedException {
        try (var api = new Api(port, tls)) {
            var owner = register(api, "owner", Files.readString(setupCode).strip());
            var rooms = inParallel(shape.rooms(), room -> room(api, owner.access(), room));
            int people = Math.min(shape.connections(), MOST_PEOPLE);
            var tokens =
                    inParallel(
                            people,
                            i -> {
                                var room = rooms.get(i / shape.members());
                                return register(api, "user" + i, room.code()).access();
                            });
            var lines = new ArrayList<String>();
            for (int i = 0; i < shape.connections(); i++) {
                int person = i < people ? i : i - people;
                var room = rooms.get(person / shape.members()).id().value();
                lines.add(tokens.get(person) + " " + room);
            }
            Files.write(plan, lines);
        }
    }

    private record InvitingRoom(RoomId id, String code) {}

    private static InvitingRoom room(Api api, String owner, int number)
            throws IOException, InterruptedException {
        var create =
                new RoomOp.Create(
                        RoomKind.PRIVATE,
                        Optional.of("Room " + number),
                        Optional.empty(),
                        List.of(),
                        Optional.empty());
        var id = api.call(owner, create, Result.RoomState.class).room().room();
        var invite =
                new InviteOp.Create(
                        Optional.of(id),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        false);
        var made = api.call(owner, invite, Result.Invite.class);
        return new InvitingRoom(id, made.code().orElseThrow());
    }

    private static AuthApi.Session register(Api api, String name, String code)
            throws IOException, InterruptedException {
        return api.register(
                new AuthApi.Register(name, PASSWORD, Optional.empty(), Optional.of(code), "bench"));
    }

    /** Makes something for each number from 0; the results are in the order of the numbers. */
    private static <T> List<T> inParallel(int count, Making<T> making)
            throws IOException, InterruptedException {
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            var tasks = new ArrayList<Callable<T>>();
            for (int i = 0; i < count; i++) {
                int number = i;
                tasks.add(() -> making.make(number));
            }
            var made = new ArrayList<T>();
            for (Future<T> future : threads.invokeAll(tasks)) made.add(future.get());
            return made;
        } catch (ExecutionException e) {
            throw new BenchException("cannot fill the server: " + e.getCause(), e);
        }
    }

    @FunctionalInterface
    private interface Making<T> {
        T make(int number) throws IOException, InterruptedException;
    }
}
