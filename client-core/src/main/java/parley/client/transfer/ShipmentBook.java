package parley.client.transfer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.client.store.StoreException;
import parley.client.store.TransferStore;
import parley.protocol.Codec;
import parley.protocol.ProtocolException;

/** Shipments on disk. Used by one thread at a time; throws what the store throws. */
final class ShipmentBook implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ShipmentBook.class);

    private final TransferStore store;
    private final Codec codec = new Codec();

    private ShipmentBook(TransferStore store) {
        this.store = store;
    }

    /**
     * Made when missing. A damaged one is set aside; where nothing can be written, the book is kept
     * in memory: files go on, but not into the program's next life.
     */
    static ShipmentBook open(Path file) {
        try {
            return new ShipmentBook(TransferStore.open(file));
        } catch (StoreException e) {
            LOG.warn("transfers of before cannot be read", e);
        }
        try {
            Path aside = file.resolveSibling(file.getFileName() + ".damaged");
            Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
            return new ShipmentBook(TransferStore.open(file));
        } catch (IOException | StoreException e) {
            LOG.warn("transfers are not kept on disk", e);
            return new ShipmentBook(TransferStore.inMemory());
        }
    }

    /** In the order in which they were given; one that cannot be read is dropped and logged. */
    List<Shipment> all() {
        List<Shipment> all = new ArrayList<>();
        for (TransferStore.Row row : store.all()) {
            try {
                byte[] json = row.json().getBytes(StandardCharsets.UTF_8);
                all.add(codec.decodeBody(json, Shipment.class));
            } catch (ProtocolException e) {
                LOG.warn("a kept transfer cannot be read", e);
                store.remove(row.key());
            }
        }
        return all;
    }

    void save(Shipment shipment) {
        String json = new String(codec.encodeBody(shipment), StandardCharsets.UTF_8);
        store.put(new TransferStore.Row(shipment.cid().toString(), json));
    }

    void remove(Shipment shipment) {
        store.remove(shipment.cid().toString());
    }

    @Override
    public void close() {
        store.close();
    }
}
