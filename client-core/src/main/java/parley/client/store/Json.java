package parley.client.store;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import parley.protocol.Codec;
import parley.protocol.EntryData;
import parley.protocol.ProtocolException;

/** Protocol records in text columns. What cannot be read back means a damaged file. */
final class Json {
    private final Codec codec;

    Json(Codec codec) {
        this.codec = codec;
    }

    String write(Record value) {
        return new String(codec.encodeBody(value), StandardCharsets.UTF_8);
    }

    <T extends Record> T read(@Nullable String json, Class<T> type) {
        try {
            return codec.decodeBody(String.valueOf(json).getBytes(StandardCharsets.UTF_8), type);
        } catch (ProtocolException e) {
            throw damaged(type.getSimpleName(), e);
        }
    }

    String write(EntryData data) {
        return codec.encodeData(data);
    }

    EntryData readData(String ev, String json) {
        try {
            return codec.decodeData(ev, json);
        } catch (ProtocolException e) {
            throw damaged(ev, e);
        }
    }

    private static StoreException damaged(String what, ProtocolException e) {
        StoreException damaged =
                new StoreException(StoreException.Kind.DAMAGED, "cannot read a kept " + what);
        damaged.initCause(e);
        return damaged;
    }
}
