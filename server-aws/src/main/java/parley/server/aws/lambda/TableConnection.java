package parley.server.aws.lambda;

import java.util.List;
import parley.protocol.Event;
import parley.server.aws.backend.Backend;
import parley.server.aws.connection.ConnectionRecord;
import parley.server.aws.fanout.FanOut;
import parley.server.aws.presence.ConnectionLeases;
import parley.server.session.Caller;

/** A connection for the time of one request. */
record TableConnection(ConnectionRecord record, Backend backend) implements ConnectionLeases.Kept {
    @Override
    public String id() {
        return record.id();
    }

    @Override
    public Caller caller() {
        return record.identity().caller();
    }

    @Override
    public boolean isGone() {
        return false;
    }

    @Override
    public void tell(Event event) {
        byte[] frame = backend.codec().encode(event);
        backend.fanOut().send(List.of(new FanOut.Parcel(record, List.of(frame))));
    }
}
