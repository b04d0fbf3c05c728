package parley.desktop.client;

import java.util.List;
import java.util.stream.Stream;
import parley.client.transfer.Transfer;
import parley.client.transfer.Transfers;
import parley.desktop.workspace.AllTransfers;
import parley.protocol.Cid;

/** The transfers of a session. */
record ClientAllTransfers(Transfers transfers) implements AllTransfers {
    @Override
    public List<Placed> list() {
        return Stream.concat(
                        transfers.arrived().stream().map(t -> placed(t, true)),
                        transfers.list().stream().map(t -> placed(t, false)))
                .toList();
    }

    private static Placed placed(Transfer transfer, boolean there) {
        return new Placed(transfer.room(), ClientTransfers.shown(transfer), there);
    }

    @Override
    public void pause(Cid cid) {
        transfers.pause(cid);
    }

    @Override
    public void resume(Cid cid) {
        transfers.resume(cid);
    }

    @Override
    public void cancel(Cid cid) {
        transfers.cancel(cid);
    }

    @Override
    public void forget() {
        transfers.forgetArrived();
    }

    @Override
    public Runnable listen(Runnable onChange) {
        return transfers.listen(onChange);
    }
}
