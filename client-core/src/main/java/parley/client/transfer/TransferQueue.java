package parley.client.transfer;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.client.outbox.OutboxItem;
import parley.client.store.StoreException;
import parley.client.transfer.Transfer.State;
import parley.client.voice.VoiceNote;
import parley.protocol.Cid;
import parley.protocol.FileId;
import parley.protocol.FilePurpose;
import parley.protocol.FileRef;
import parley.protocol.Limits;
import parley.protocol.MessageOp;
import parley.protocol.RoomId;

/**
 * The queue: a virtual thread for each of the {@link #AT_ONCE} shipments that move, ended by pause,
 * cancel and {@link #close}.
 */
public final class TransferQueue implements Transfers, AutoCloseable {
    /** How many move at the same time. */
    static final int AT_ONCE = 3;

    private static final int MOST_ARRIVED = 100;

    private static final Logger LOG = LoggerFactory.getLogger(TransferQueue.class);

    private final FileServer server;
    private final Semaphore places = new Semaphore(Upload.PLACES, true);
    private final BiConsumer<Cid, MessageOp.Send> outbox;
    private final Packing packing;
    private final InstantSource clock;
    private final LongSupplier ticks;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    private final Path storeFile;

    /** Guarded by {@code this}; null until it is needed. */
    private @Nullable ShipmentBook book;

    /** Guarded by {@code this}. */
    private final Map<Cid, QueueEntry> entries = new LinkedHashMap<>();

    /** The newest that arrived since the start. Guarded by {@code this}. */
    private final Deque<Transfer> arrived = new ArrayDeque<>();

    /** Guarded by {@code this}. */
    private boolean closed;

    /**
     * Nothing moves before {@link #start}.
     *
     * @param outbox takes a message whose files are there; the same key may come twice
     * @param storeFile made when missing
     * @param folder for what is made on the way
     * @param ticks milliseconds of a clock that only runs forward
     */
    public TransferQueue(
            FileServer server,
            BiConsumer<Cid, MessageOp.Send> outbox,
            Path storeFile,
            Path folder,
            InstantSource clock,
            LongSupplier ticks) {
        this.server = server;
        this.outbox = outbox;
        this.storeFile = storeFile;
        this.packing = new Packing(folder);
        this.clock = clock;
        this.ticks = ticks;
    }

    /** Begins with what is left from before; does not wait for it to be read. */
    public void start() {
        Thread.ofVirtual()
                .name("parley-transfers")
                .start(() -> {
                    synchronized (this) {
                        if (!closed) {
                            book();
                            pump();
                        }
                    }
                    changed();
                });
    }

    /** Guarded by {@code this}. Opened at its first use: a start does not wait for it. */
    private ShipmentBook book() {
        ShipmentBook open = book;
        if (open == null) {
            open = ShipmentBook.open(storeFile);
            List<Shipment> kept = open.all();
            packing.sweep(kept);
            kept.forEach(s -> entries.put(s.cid(), new QueueEntry(s, ticks)));
            book = open;
        }
        return open;
    }

    @Override
    public List<Cid> send(Letter letter, List<Path> files, boolean keepLocation) {
        List<Cid> cids = new ArrayList<>();
        for (int from = 0; from < files.size(); from += Limits.FILES) {
            List<Parcel> parcels = new ArrayList<>();
            for (Path file : files.subList(from, Math.min(files.size(), from + Limits.FILES))) {
                parcels.add(Packing.noted(file, FilePurpose.FILE, false));
            }
            Letter own = from == 0 ? letter : letter.next();
            cids.add(add(own, parcels, Optional.empty(), keepLocation));
        }
        return cids;
    }

    @Override
    public Cid send(Letter letter, VoiceNote note) {
        Parcel parcel = Packing.noted(note.file(), FilePurpose.VOICE, true);
        return add(letter, List.of(parcel), Optional.of(note), true);
    }

    @Override
    public FileId again(FileRef file, FilePurpose purpose, RoomId room)
            throws IOException, TransferFailed {
        return new Again(server, room).file(file, purpose);
    }

    private Cid add(
            Letter letter, List<Parcel> parcels, Optional<VoiceNote> note, boolean keepLocation) {
        Shipment shipment =
                new Shipment(
                        Cid.create(clock),
                        letter,
                        parcels,
                        note.map(n -> (int) Math.max(1, n.duration().toMillis())),
                        note.map(VoiceNote::wave),
                        keepLocation,
                        false,
                        Optional.empty(),
                        clock.instant());
        synchronized (this) {
            if (closed) {
                throw new IllegalStateException("the workspace is closed");
            }
            book().save(shipment);
            entries.put(shipment.cid(), new QueueEntry(shipment, ticks));
            pump();
        }
        changed();
        return shipment.cid();
    }

    @Override
    public synchronized List<Transfer> list() {
        return entries.values().stream()
                .filter(entry -> !entry.handedOver)
                .map(QueueEntry::shown)
                .toList();
    }

    @Override
    public synchronized List<Transfer> arrived() {
        return List.copyOf(arrived);
    }

    @Override
    public void forgetArrived() {
        synchronized (this) {
            arrived.clear();
        }
        changed();
    }

    @Override
    public boolean pause(Cid cid) {
        return with(
                cid,
                entry -> {
                    entry.stop();
                    entry.shipment = entry.shipment.with(true, Optional.empty());
                    entry.state = State.PAUSED;
                    book().save(entry.shipment);
                });
    }

    @Override
    public boolean resume(Cid cid) {
        return with(
                cid,
                entry -> {
                    if (entry.state == State.FAILED || entry.state == State.PAUSED) {
                        entry.shipment = entry.shipment.with(false, Optional.empty());
                        entry.state = State.QUEUED;
                        book().save(entry.shipment);
                    }
                });
    }

    @Override
    public boolean cancel(Cid cid) {
        return with(
                cid,
                entry -> {
                    entry.stop();
                    entries.remove(cid);
                    book().remove(entry.shipment);
                    Packing.discard(entry.shipment);
                    GivenUp.tell(server, entry.shipment);
                });
    }

    private boolean with(Cid cid, Consumer<QueueEntry> deed) {
        synchronized (this) {
            QueueEntry entry = entries.get(cid);
            if (closed || entry == null || entry.handedOver) {
                return false;
            }
            deed.accept(entry);
            pump();
        }
        changed();
        return true;
    }

    @Override
    public Runnable listen(Runnable onChange) {
        listeners.add(onChange);
        return () -> listeners.remove(onChange);
    }

    private void changed() {
        listeners.forEach(Runnable::run);
    }

    /** The server can be reached again: nobody waits any longer. */
    public synchronized void online() {
        entries.values().forEach(entry -> entry.nudge.release());
    }

    /** What the outbox holds now; what it began to send is on its disk and is forgotten here. */
    public synchronized void outboxHolds(List<OutboxItem> items) {
        for (OutboxItem item : items) {
            QueueEntry entry = entries.get(item.cid());
            if (entry != null
                    && entry.handedOver
                    && item.delivery() != OutboxItem.Delivery.QUEUED) {
                entries.remove(item.cid());
                book().remove(entry.shipment);
            }
        }
    }

    /** Guarded by {@code this}. */
    private void pump() {
        long moving = entries.values().stream().filter(e -> e.thread != null).count();
        for (QueueEntry entry : entries.values()) {
            if (moving < AT_ONCE && entry.state == State.QUEUED && !entry.handedOver && !closed) {
                moving++;
                entry.state = State.PREPARING;
                Courier courier =
                        new Courier(server, places, packing, entry, ticks, new Log(entry));
                Thread thread = Thread.ofVirtual().name("parley-transfer").unstarted(courier::run);
                entry.thread = thread;
                thread.start();
            }
        }
    }

    /** Guarded by {@code this}. */
    private void arrived(QueueEntry entry) {
        arrived.add(entry.shown());
        if (arrived.size() > MOST_ARRIVED) {
            arrived.removeFirst();
        }
    }

    /** Guarded by {@code this}. */
    private void ended(QueueEntry entry, State state, Shipment shipment) {
        entry.thread = null;
        entry.state = state;
        entry.shipment = shipment;
        try {
            book().save(shipment);
        } catch (StoreException e) {
            LOG.warn("how a transfer ended is not kept", e);
        }
        pump();
    }

    /** What a courier tells; nothing any more once it was stopped. */
    private final class Log implements Courier.Log {
        private final QueueEntry entry;

        Log(QueueEntry entry) {
            this.entry = entry;
        }

        private void write(Runnable deed) {
            synchronized (TransferQueue.this) {
                if (entry.mine() && !closed) {
                    deed.run();
                }
            }
        }

        @Override
        public Shipment current() throws InterruptedIOException {
            synchronized (TransferQueue.this) {
                if (!entry.mine() || closed) {
                    Thread.currentThread().interrupt();
                    throw new InterruptedIOException("stopped");
                }
                return entry.shipment;
            }
        }

        @Override
        public void keep(int at, Parcel parcel) {
            write(() -> {
                entry.shipment = entry.shipment.with(at, parcel);
                book().save(entry.shipment);
            });
        }

        @Override
        public void show(State state) {
            write(() -> entry.state = state);
            changed();
        }

        @Override
        public void arrived(Shipment shipment) {
            outbox.accept(shipment.cid(), shipment.message());
            write(() -> {
                entry.handedOver = true;
                TransferQueue.this.arrived(entry);
                ended(entry, State.MOVING, shipment);
                Packing.discard(shipment);
            });
            changed();
        }

        @Override
        public void waits(Shipment shipment) {
            write(() -> {
                entries.remove(shipment.cid());
                TransferQueue.this.arrived(entry);
                entry.thread = null;
                book().remove(shipment);
                Packing.discard(shipment);
                pump();
            });
            changed();
        }

        @Override
        public void failed(TransferProblem problem) {
            write(() ->
                    ended(entry, State.FAILED, entry.shipment.with(false, Optional.of(problem))));
            changed();
        }
    }

    /** Stops everything where it is; it goes on from there next time. Waits up to 5 s. */
    @Override
    public void close() {
        List<Thread> threads = new ArrayList<>();
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            for (QueueEntry entry : entries.values()) {
                if (entry.thread != null) {
                    threads.add(entry.thread);
                    entry.thread.interrupt();
                }
            }
        }
        try {
            for (Thread thread : threads) {
                thread.join(5_000);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        synchronized (this) {
            if (book != null) {
                book.close();
            }
        }
    }
}
