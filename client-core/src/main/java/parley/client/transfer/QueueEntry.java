package parley.client.transfer;

import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import parley.client.transfer.Transfer.State;

/** A shipment in the queue. All but {@code meter} and {@code nudge} is guarded by the queue. */
final class QueueEntry {
    Shipment shipment;
    State state = State.QUEUED;
    final Meter meter;

    /** Released when waiting for the server has an end. */
    final Semaphore nudge = new Semaphore(0);

    /** Its message is in the outbox; it stays until that is on disk. */
    boolean handedOver;

    /** What moves it; null while nothing does. */
    @Nullable Thread thread;

    QueueEntry(Shipment shipment, LongSupplier ticks) {
        this.shipment = shipment;
        this.meter = new Meter(ticks);
        if (shipment.problem().isPresent()) {
            state = State.FAILED;
        } else if (shipment.paused()) {
            state = State.PAUSED;
        }
    }

    /** Whether the calling thread is still the one that moves it. */
    boolean mine() {
        return Thread.currentThread().equals(thread);
    }

    /** Ends what moves it. */
    void stop() {
        if (thread != null) {
            thread.interrupt();
            thread = null;
        }
    }

    Transfer shown() {
        Optional<TransferProblem> problem = shipment.problem();
        return new Transfer(
                shipment.cid(),
                shipment.letter().room(),
                shipment.parcels().getFirst().name(),
                shipment.parcels().size(),
                shipment.ms().isPresent(),
                state,
                Math.min(meter.moved(), shipment.size()),
                shipment.size(),
                state == State.MOVING ? meter.speed() : 0,
                problem);
    }
}
