package parley.client.transfer;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.client.store.StoreException;
import parley.client.transfer.Transfer.State;
import parley.protocol.ErrorCode;

/** Moves one shipment from where it is to its end, on the calling thread. */
final class Courier {
    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);

    /** Where it stands is written down here; nothing is, once it was stopped. */
    interface Log {
        /** As it is now; InterruptedIOException when it was stopped. */
        Shipment current() throws InterruptedIOException;

        void keep(int at, Parcel parcel);

        void show(State state);

        void arrived(Shipment shipment);

        /** The server has it, and posts it when its time comes. */
        void waits(Shipment shipment);

        void failed(TransferProblem problem);
    }

    private final FileServer server;
    private final Semaphore places;
    private final Packing packing;
    private final QueueEntry entry;
    private final LongSupplier ticks;
    private final Log log;

    Courier(
            FileServer server,
            Semaphore places,
            Packing packing,
            QueueEntry entry,
            LongSupplier ticks,
            Log log) {
        this.server = server;
        this.places = places;
        this.packing = packing;
        this.entry = entry;
        this.ticks = ticks;
        this.log = log;
    }

    void run() {
        Pauses pauses = new Pauses();
        try {
            while (!delivered()) {
                log.show(State.WAITING);
                long pause = pauses.after(entry.meter.moved());
                if (entry.nudge.tryAcquire(pause, TimeUnit.MILLISECONDS)) {
                    entry.nudge.drainPermits();
                    pauses.nudged();
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("a transfer was stopped");
        } catch (TransferFailed e) {
            LOG.info("a transfer failed: {}", e.problem());
            LOG.debug("why", e);
            log.failed(e.problem());
        } catch (StoreException e) {
            LOG.warn("transfers cannot be kept", e);
            log.failed(TransferProblem.DISK);
        }
    }

    /** False: to be tried again later. */
    private boolean delivered() throws TransferFailed, InterruptedException {
        try {
            deliver();
            return true;
        } catch (NoSuchFileException | AccessDeniedException e) {
            throw new TransferFailed(TransferProblem.MISSING, e);
        } catch (FileSystemException e) {
            throw new TransferFailed(TransferProblem.DISK, e);
        } catch (IOException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            LOG.debug("a transfer waits", e);
            return false;
        }
    }

    private void deliver() throws IOException, TransferFailed {
        entry.meter.set(0);
        for (int i = 0; i < log.current().parcels().size(); i++) {
            int at = i;
            Parcel parcel = log.current().parcels().get(at);
            if (parcel.modifiedMs() < 0) {
                log.show(State.PREPARING);
                parcel = packed(parcel);
                log.keep(at, parcel);
            }
            if (parcel.done()) {
                entry.meter.set(entry.meter.moved() + parcel.size());
            } else {
                if (parcel.thumb().isEmpty() && parcel.file().isEmpty()) {
                    parcel = small(at, parcel);
                }
                log.show(State.MOVING);
                upload(entry.meter, fresh -> log.keep(at, fresh)).run(parcel);
            }
        }
        hand(log.current());
    }

    /** One whose time has passed meanwhile goes at once. */
    private void hand(Shipment shipment) throws IOException, TransferFailed {
        if (shipment.letter().at().isEmpty()) {
            log.arrived(shipment);
            return;
        }
        try {
            server.schedule(shipment.cid(), shipment.message());
            log.waits(shipment);
        } catch (FileServer.FileRefused e) {
            if (e.error().code() != ErrorCode.BAD_REQUEST) {
                throw Upload.refusal(e);
            }
            log.arrived(shipment.atOnce());
        }
    }

    /** What fails here is this computer's doing: the network coming back does not cure it. */
    private Parcel packed(Parcel parcel) throws IOException, TransferFailed {
        boolean keepLocation = log.current().keepLocation();
        try {
            return packing.packed(parcel, keepLocation);
        } catch (FileSystemException | InterruptedIOException | ClosedChannelException e) {
            throw e;
        } catch (IOException e) {
            throw new TransferFailed(TransferProblem.DISK, e);
        }
    }

    private Upload upload(Meter meter, Consumer<Parcel> keep) throws IOException {
        return new Upload(server, places, log.current().letter().room(), meter, keep);
    }

    /** Sends the small picture first, so that the large one can name it. */
    private Parcel small(int at, Parcel parcel) throws IOException, TransferFailed {
        Optional<Parcel> thumb = packing.thumb(parcel);
        if (thumb.isEmpty()) {
            return parcel;
        }
        try {
            Parcel sent = upload(new Meter(ticks), _ -> {}).run(thumb.get());
            Parcel fresh = parcel.withThumb(sent.file().orElseThrow());
            log.keep(at, fresh);
            return fresh;
        } finally {
            Files.deleteIfExists(thumb.get().where());
        }
    }
}
