package parley.server.file;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import parley.protocol.ErrorCode;
import parley.protocol.FileId;
import parley.protocol.FileKind;
import parley.protocol.FileOp;
import parley.protocol.FilePurpose;
import parley.protocol.Limits;
import parley.protocol.MessageId;
import parley.protocol.Response;
import parley.protocol.Result;
import parley.protocol.Sha256;
import parley.protocol.UserId;
import parley.protocol.WireError;
import parley.server.commit.Command;
import parley.server.commit.Refusal;
import parley.server.limit.Buckets;
import parley.server.limit.Ticker;
import parley.server.room.Access;
import parley.server.secret.Crockford;
import parley.server.state.RoomState;
import parley.server.state.WorkspaceState;
import parley.server.store.FileRecord;
import parley.server.store.FileRows;
import parley.server.store.StoreException;
import parley.server.store.WorkspaceStore;

/** Everything that is asked about files. Safe for use by many threads; blocks. */
public final class FileOperations implements FileAccess {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int LINE_OVERHEAD = 500;
    private static final int SWEPT_AT_ONCE = 500;

    private final Supplier<WorkspaceState> state;
    private final Access access;
    private final WorkspaceStore store;
    private final FileGround ground;
    private final InstantSource clock;
    private final Consumer<Command> submit;
    private final Executor aside;
    private final LongFunction<MessageId> ids;
    private final Readers readers;
    private final Contents contents;
    private final Buckets<UserId> tickets;

    /**
     * @param state the workspace as it is now
     * @param submit takes what is to be committed
     * @param aside does what nobody waits for
     * @param ids the id of a message by its sequence
     * @param sees whether one user may see another
     */
    public FileOperations(
            Supplier<WorkspaceState> state,
            Access access,
            WorkspaceStore store,
            FileGround ground,
            InstantSource clock,
            Ticker ticker,
            Consumer<Command> submit,
            Executor aside,
            LongFunction<MessageId> ids,
            BiPredicate<UserId, UserId> sees) {
        this.state = state;
        this.access = access;
        this.store = store;
        this.ground = ground;
        this.clock = clock;
        this.submit = submit;
        this.aside = aside;
        this.ids = ids;
        this.readers = new Readers(state, sees);
        this.contents = new Contents(store, ground.blobs());
        this.tickets = new Buckets<>(ground.bounds().tickets(), 100_000, ticker);
    }

    /** Answers one operation; {@code maxBytes} bounds the answer. Throws {@link Refusal}. */
    public Result handle(UserId user, FileOp<?> op, int maxBytes) {
        try {
            return answer(user, op, maxBytes);
        } catch (StoreException e) {
            if (e.full()) {
                throw full();
            }
            throw e;
        }
    }

    private static Refusal full() {
        return new Refusal(WireError.later(ErrorCode.READ_ONLY, "the disk is full", 60_000));
    }

    private Result answer(UserId user, FileOp<?> op, int maxBytes) {
        return switch (op) {
            case FileOp.Ticket ticket -> ticket(user, ticket);
            case FileOp.Parts parts -> parts(user, parts);
            case FileOp.Done done -> done(user, done.file());
            case FileOp.Cancel cancel -> cancel(user, cancel.file());
            case FileOp.Get get -> ground.links().get(readable(user, get.file()));
            case FileOp.ListFiles list -> list(user, list, maxBytes);
        };
    }

    private Result ticket(UserId user, FileOp.Ticket op) {
        long wait = tickets.take(user);
        if (wait > 0) {
            throw new Refusal(WireError.later(ErrorCode.RATE_LIMITED, "too many files", wait));
        }
        if (op.size() > ground.blobs().free() - ground.bounds().reserve()) {
            throw full();
        }
        FileId id = new FileId(Crockford.id("f_", clock));
        return await(done -> new TicketCommand("", user, op, id, access, readers, ground, done));
    }

    private Result parts(UserId user, FileOp.Parts op) {
        FileRecord file = own(user, op.file());
        int count = Sha256.parts(file.size());
        if (file.ready()) {
            return new Result.FileParts(
                    IntStream.rangeClosed(1, count).boxed().toList(), List.of());
        }
        Map<Integer, String> have = ground.blobs().parts(file.id());
        List<Result.Put> put = new ArrayList<>();
        for (FileOp.Part each : op.want()) {
            if (each.n() > count) {
                throw new Refusal(ErrorCode.BAD_REQUEST, "it has " + count + " parts");
            }
            if (count == 1 && !each.sha256().equals(file.sha256())) {
                throw new Refusal(ErrorCode.HASH_MISMATCH, "announced with another hash");
            }
            if (!each.sha256().equals(have.get(each.n()))) {
                long size = Sha256.partSize(file.size(), each.n());
                put.add(ground.links().put(file, each.n(), each.sha256(), size));
            }
        }
        return new Result.FileParts(have.keySet().stream().sorted().toList(), put);
    }

    private Result done(UserId user, FileId id) {
        FileRecord file = own(user, id);
        if (file.ready()) {
            return new Result.FileReady(file.ref());
        }
        Map<Integer, String> have = ground.blobs().parts(id);
        int count = Sha256.parts(file.size());
        List<String> hashes = new ArrayList<>();
        for (int n = 1; n <= count; n++) {
            String hash = have.get(n);
            if (hash == null) {
                if (own(user, id).ready()) {
                    return new Result.FileReady(file.ref()); // somebody was quicker
                }
                throw new Refusal(ErrorCode.FILE_NOT_READY, "part " + n + " is missing");
            }
            hashes.add(hash);
        }
        String all = count == 1 ? hashes.getFirst() : Sha256.ofParts(hashes);
        if (!all.equals(file.sha256())) {
            ground.blobs().abandon(id);
            throw new Refusal(ErrorCode.HASH_MISMATCH, "not the file that was announced");
        }
        try {
            contents.keep(file, () -> await(done -> new ReadyCommand(id, done)));
        } catch (Refusal e) {
            if (e.error().code() == ErrorCode.NOT_FOUND) {
                contents.gone(List.of(file)); // given up meanwhile
            }
            throw e;
        }
        ground.blobs().abandon(id);
        return new Result.FileReady(file.ref());
    }

    private Result cancel(UserId user, FileId id) {
        FileRecord file = own(user, id);
        if (file.said().isPresent()) {
            throw new Refusal(ErrorCode.CONFLICT, "a message carries it; delete that");
        }
        if (file.held().isPresent()) {
            throw new Refusal(ErrorCode.CONFLICT, "a message waits with it; take that back");
        }
        List<FileRecord> gone = new ArrayList<>();
        Result result = await(done -> new DropCommand("", List.of(id), gone::addAll, done));
        contents.gone(gone);
        return result;
    }

    private Result list(UserId user, FileOp.ListFiles op, int maxBytes) {
        RoomState room = access.room(state.get(), op.room(), user, op);
        int limit = op.limit().orElse(Limits.PAGE);
        long before = op.cursor().map(FileOperations::position).orElse(Long.MAX_VALUE);
        List<FileRecord> found =
                store.files().shared(room.id(), op.kind(), before, limit + Limits.FILES);
        List<Result.SharedFile> list = new ArrayList<>();
        int bytes = LINE_OVERHEAD;
        long last = -1;
        for (FileRecord each : found) {
            FileRecord.Said said = each.said().orElseThrow();
            if (!room.sees(user, said.seq())) {
                return new Result.FilePage(list, Optional.empty());
            }
            bytes += LINE_OVERHEAD + each.name().length() * 3;
            boolean full = list.size() >= limit || bytes > maxBytes;
            if (full && said.seq() != last) {
                return new Result.FilePage(list, Optional.of(Long.toString(last)));
            }
            last = said.seq();
            list.add(
                    new Result.SharedFile(
                            room.id(),
                            ids.apply(said.seq()),
                            said.seq(),
                            each.by(),
                            said.at(),
                            each.kind(),
                            each.ref(),
                            said.ms()));
        }
        return new Result.FilePage(list, Optional.empty());
    }

    private static long position(String cursor) {
        try {
            return Long.parseLong(cursor);
        } catch (NumberFormatException e) {
            throw new Refusal(ErrorCode.BAD_REQUEST, "not a cursor of this list");
        }
    }

    private FileRecord own(UserId user, FileId id) {
        return store.files().file(id).filter(f -> f.by().equals(user)).orElseThrow(this::none);
    }

    /** Refuses what is not a picture of oneself that was uploaded by its user. */
    public void requirePicture(UserId user, FileId id) {
        FileRecord file = own(user, id);
        if (file.purpose() != FilePurpose.AVATAR || file.kind() != FileKind.PICTURE) {
            throw new Refusal(ErrorCode.BAD_REQUEST, "not a picture of oneself");
        }
        if (!file.ready()) {
            throw new Refusal(ErrorCode.FILE_NOT_READY, "the picture is not uploaded yet");
        }
    }

    private FileRecord readable(UserId user, FileId id) {
        return store.files()
                .file(id)
                .filter(file -> readers.mayRead(user, file))
                .orElseThrow(this::none);
    }

    private Refusal none() {
        return new Refusal(ErrorCode.NOT_FOUND, "no such file");
    }

    @Override
    public Optional<FileRecord> find(FileId id) {
        return store.files().file(id);
    }

    @Override
    public BlobStore blobs() {
        return ground.blobs();
    }

    /** Told on the committing thread: rows went, so what they named goes too. */
    public void gone(List<FileRecord> files) {
        aside.execute(() -> contents.gone(files));
    }

    /** Takes away what a crash left behind. */
    public void tidy() {
        contents.tidy();
    }

    /**
     * Takes away files that nobody said within the time for that.
     *
     * @param inUse what is kept though no message carries it
     * @param most how many that may be
     */
    public void sweep(BiPredicate<UserId, FileId> inUse, int most) {
        FileRows files = store.files();
        List<FileRecord> loose =
                files.loose(clock.instant().minus(ground.bounds().loose()), SWEPT_AT_ONCE + most);
        List<FileId> old =
                loose.stream()
                        .filter(each ->
                                each.purpose() != FilePurpose.AVATAR
                                        || !inUse.test(each.by(), each.id()))
                        .map(FileRecord::id)
                        .limit(SWEPT_AT_ONCE)
                        .toList();
        if (!old.isEmpty()) {
            List<FileRecord> gone = new ArrayList<>();
            await(done -> new DropCommand("", old, gone::addAll, done));
            contents.gone(gone);
        }
    }

    private interface Making {
        Command make(Consumer<Response> reply);
    }

    /** Waits for the commit; throws what refused it. */
    private Result await(Making making) {
        CompletableFuture<Response> answer = new CompletableFuture<>();
        submit.accept(making.make(answer::complete));
        Response response =
                answer.completeOnTimeout(
                                new Response.Failure(
                                        "",
                                        WireError.later(
                                                ErrorCode.UNAVAILABLE,
                                                "the writer is busy",
                                                1_000)),
                                PATIENCE.toSeconds(),
                                TimeUnit.SECONDS)
                        .join();
        return switch (response) {
            case Response.Success success -> success.d();
            case Response.Failure failure -> throw new Refusal(failure.err());
        };
    }
}
