package parley.server;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.protocol.ErrorCode;
import parley.protocol.Request;
import parley.protocol.Response;
import parley.protocol.Result;
import parley.protocol.WireError;
import parley.server.commit.Refusal;
import parley.server.store.StoreException;

/**
 * The threads on which requests are answered that must wait for something, and how an answer comes
 * of work. Safe for use by many threads.
 */
final class Workers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Workers.class);

    private static final int READERS = 2;
    private static final int READS_WAITING = 2_000;
    private static final int ACCOUNT_WORKERS = 4;
    private static final int ACCOUNTS_WAITING = 500;
    private static final long RETRY_MS = 500;

    private final ThreadPoolExecutor readers = threads("parley-reader-", READERS, READS_WAITING);

    /** Apart from the readers, because a whole file is moved. */
    private final ThreadPoolExecutor files = threads("parley-file-", READERS, READS_WAITING);

    /** Apart from the readers, because a password's hash takes long. */
    private final ThreadPoolExecutor accounts =
            threads("parley-account-", ACCOUNT_WORKERS, ACCOUNTS_WAITING);

    private static ThreadPoolExecutor threads(String name, int count, int waiting) {
        return new ThreadPoolExecutor(
                count,
                count,
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(waiting),
                Thread.ofPlatform().name(name, 0).factory());
    }

    void read(Request request, Consumer<Response> reply, Supplier<Result> work) {
        run(readers, request, reply, work);
    }

    void account(Request request, Consumer<Response> reply, Supplier<Result> work) {
        run(accounts, request, reply, work);
    }

    void file(Request request, Consumer<Response> reply, Supplier<Result> work) {
        run(files, request, reply, work);
    }

    /** Does something with files that nobody asked for; it is left out when all is busy. */
    void tidy(Runnable chore) {
        try {
            files.execute(() -> {
                try {
                    chore.run();
                } catch (RuntimeException e) {
                    LOG.error("files that nobody said were not taken away", e);
                }
            });
        } catch (RejectedExecutionException e) {
            LOG.debug("no worker is free", e);
        }
    }

    private static void run(
            Executor workers, Request request, Consumer<Response> reply, Supplier<Result> work) {
        try {
            workers.execute(() -> now(request, reply, work));
        } catch (RejectedExecutionException e) {
            LOG.debug("no worker is free", e);
            fail(request, reply, later("too much to do"));
        }
    }

    /** On the caller's thread. */
    static void now(Request request, Consumer<Response> reply, Supplier<Result> work) {
        Response response;
        try {
            response = new Response.Success(id(request), work.get());
        } catch (Refusal refusal) {
            response = new Response.Failure(id(request), refusal.error());
        } catch (StoreException e) {
            LOG.error("the store did not answer a request", e);
            response = new Response.Failure(id(request), later("the store did not answer"));
        } catch (RuntimeException e) {
            LOG.error("a request failed", e);
            response =
                    new Response.Failure(id(request), WireError.of(ErrorCode.INTERNAL, "failed"));
        }
        reply.accept(response);
    }

    private static WireError later(String msg) {
        return WireError.later(ErrorCode.UNAVAILABLE, msg, RETRY_MS);
    }

    static void fail(Request request, Consumer<Response> reply, WireError error) {
        reply.accept(new Response.Failure(id(request), error));
    }

    static String id(Request request) {
        return request.id().orElse("");
    }

    /** What was begun is finished; nothing new begins. */
    @Override
    public void close() {
        readers.shutdown();
        accounts.shutdown();
        files.shutdown();
    }
}
