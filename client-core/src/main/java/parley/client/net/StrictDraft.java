package parley.client.net;

import java.util.List;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.drafts.Draft;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.enums.Opcode;
import org.java_websocket.exceptions.InvalidDataException;
import org.java_websocket.exceptions.LimitExceededException;
import org.java_websocket.framing.CloseFrame;
import org.java_websocket.framing.Framedata;
import org.java_websocket.protocols.Protocol;
import parley.protocol.Limits;

/**
 * RFC 6455 without extensions and without binary frames; a message of more than 32,768 bytes, in
 * one frame or many, closes with 1009. The library itself does not add fragments up.
 */
final class StrictDraft extends Draft_6455 {
    private static final String SUBPROTOCOL = "parley.v1";

    private long pending;

    StrictDraft() {
        super(List.of(), List.of(new Protocol(SUBPROTOCOL)), Limits.FRAME_HARD);
    }

    @Override
    public void processFrame(WebSocketImpl socket, Framedata frame) throws InvalidDataException {
        Opcode kind = frame.getOpcode();
        if (kind == Opcode.BINARY) {
            throw new InvalidDataException(CloseFrame.REFUSE, "binary frame");
        }
        if (kind == Opcode.TEXT || kind == Opcode.CONTINUOUS) {
            pending = kind == Opcode.TEXT ? 0 : pending;
            pending += frame.getPayloadData().remaining();
            if (pending > Limits.FRAME_HARD) {
                throw new LimitExceededException("fragments", Limits.FRAME_HARD);
            }
        }
        super.processFrame(socket, frame);
    }

    @Override
    public Draft copyInstance() {
        return new StrictDraft();
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
