package parley.server.aws.local;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import parley.server.aws.local.gateway.InvocationException;
import parley.server.aws.local.gateway.Lambda;

/** Several workers, each of which does one event at a time, as Lambda's do. */
public final class WorkerPool implements Lambda {
    private final BlockingQueue<Lambda> free;

    public WorkerPool(List<Lambda> workers) {
        this.free = new LinkedBlockingQueue<>(workers);
    }

    @Override
    public byte[] invoke(byte[] event) throws InvocationException, InterruptedException {
        Lambda worker = free.take();
        try {
            return worker.invoke(event);
        } finally {
            free.add(worker);
        }
    }
}
