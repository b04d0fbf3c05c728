package parley.client.transfer;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;

/** Several threads at one task. */
final class Crew {
    /** What each of them does until nothing is left to do. */
    interface Task {
        void run() throws IOException, TransferFailed, FileServer.FileRefused;
    }

    private Crew() {}

    /**
     * Runs the task on so many threads and waits for all of them. What fails first ends the others
     * by an interrupt and is thrown; so does an interrupt of the caller, as IOException.
     */
    static void work(int threads, Task task)
            throws IOException, TransferFailed, FileServer.FileRefused {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var done = new ExecutorCompletionService<Boolean>(executor);
            for (int i = 0; i < threads; i++) {
                done.submit(() -> {
                    task.run();
                    return true;
                });
            }
            try {
                for (int i = 0; i < threads; i++) {
                    done.take().get();
                }
            } catch (ExecutionException e) {
                executor.shutdownNow();
                throw failure(e);
            } catch (InterruptedException e) {
                executor.shutdownNow();
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("stopped");
            }
        }
    }

    private static IOException failure(ExecutionException from)
            throws IOException, TransferFailed, FileServer.FileRefused {
        switch (from.getCause()) {
            case IOException e -> throw e;
            case TransferFailed e -> throw e;
            case FileServer.FileRefused e -> throw e;
            case RuntimeException e -> throw e;
            case null, default -> throw new IllegalStateException(from);
        }
    }
}
