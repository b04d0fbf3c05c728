package parley.client.transfer;

import java.io.IOException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.protocol.FileId;
import parley.protocol.FileOp;

/**
 * Asks the server to take away what arrived of a cancelled shipment; it does so by itself later.
 */
final class GivenUp {
    private static final Logger LOG = LoggerFactory.getLogger(GivenUp.class);

    private GivenUp() {}

    /** Does not wait. */
    static void tell(FileServer server, Shipment shipment) {
        List<FileId> files = shipment.parcels().stream().flatMap(p -> p.file().stream()).toList();
        if (!files.isEmpty()) {
            Thread.ofVirtual().name("parley-transfer-cancel").start(() -> tell(server, files));
        }
    }

    private static void tell(FileServer server, List<FileId> files) {
        for (FileId file : files) {
            try {
                server.call(new FileOp.Cancel(file));
            } catch (IOException | FileServer.FileRefused e) {
                LOG.debug("an upload is left to the server", e);
            }
        }
    }
}
