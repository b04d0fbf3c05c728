package parley.protocol;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** How records become JSON: bounds, absent members, times and identifiers. */
final class JsonConfig {
    private JsonConfig() {}

    /** For requests: small, shallow, strict. */
    static JsonMapper wire() {
        return mapper(Limits.FRAME_HARD, 20_000, 16).build();
    }

    /** For what a server sends on a socket: small, and open to what a newer server says. */
    static JsonMapper frames() {
        return mapper(Limits.FRAME_HARD, 20_000, 32).addHandler(new FutureValues()).build();
    }

    /** For a server's answers over HTTPS: as {@link #frames}, but larger. */
    static JsonMapper answers() {
        return mapper(Limits.HTTP_ANSWER, 200_000, 32).addHandler(new FutureValues()).build();
    }

    private static JsonMapper.Builder mapper(int documentBytes, int tokens, int depth) {
        JsonFactory factory =
                new JsonFactoryBuilder()
                        .streamReadConstraints(
                                StreamReadConstraints.builder()
                                        .maxDocumentLength(documentBytes)
                                        .maxTokenCount(tokens)
                                        .maxNestingDepth(depth)
                                        .maxStringLength(40_000)
                                        .maxNumberLength(20)
                                        .maxNameLength(64)
                                        .build())
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                        .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
                        .build();
        JsonMapper.Builder builder =
                JsonMapper.builder(factory)
                        .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
                        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                        .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
                        .disable(SerializationFeature.FLUSH_AFTER_WRITE_VALUE)
                        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                        .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                        .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                        .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                        .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                        .enable(SerializationFeature.WRITE_ENUMS_USING_TO_STRING)
                        .enable(DeserializationFeature.READ_ENUMS_USING_TO_STRING)
                        .defaultPropertyInclusion(
                                JsonInclude.Value.construct(
                                        JsonInclude.Include.NON_ABSENT, JsonInclude.Include.ALWAYS))
                        .addModule(new Jdk8Module())
                        .addModule(identifiers())
                        .addModule(JsonValues.module())
                        .addModule(EntryJson.module());
        for (CoercionInputShape scalar :
                List.of(
                        CoercionInputShape.Boolean,
                        CoercionInputShape.Integer,
                        CoercionInputShape.Float)) {
            builder.withCoercionConfig(
                    LogicalType.Textual, c -> c.setCoercion(scalar, CoercionAction.Fail));
        }
        for (Class<?> collection : List.of(List.class, Set.class)) {
            builder.withConfigOverride(
                    collection,
                    o ->
                            o.setInclude(
                                            JsonInclude.Value.construct(
                                                    JsonInclude.Include.NON_EMPTY,
                                                    JsonInclude.Include.ALWAYS))
                                    .setSetterInfo(
                                            JsonSetter.Value.forValueNulls(
                                                    Nulls.AS_EMPTY, Nulls.FAIL)));
        }
        builder.withConfigOverride(
                boolean.class,
                o ->
                        o.setInclude(
                                        JsonInclude.Value.construct(
                                                JsonInclude.Include.NON_DEFAULT,
                                                JsonInclude.Include.ALWAYS))
                                .setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)));
        return builder;
    }

    private static SimpleModule identifiers() {
        SimpleModule module = new SimpleModule("identifiers");
        string(module, UserId.class, UserId::new, UserId::value);
        string(module, RoomId.class, RoomId::new, RoomId::value);
        string(module, MessageId.class, MessageId::new, MessageId::value);
        string(module, DeviceId.class, DeviceId::new, DeviceId::value);
        string(module, ScheduledId.class, ScheduledId::new, ScheduledId::value);
        string(module, InviteId.class, InviteId::new, InviteId::value);
        string(module, FileId.class, FileId::new, FileId::value);
        string(module, WorkspaceId.class, WorkspaceId::new, WorkspaceId::value);
        string(module, Cid.class, Cid::parse, Cid::toString);
        return module;
    }

    private static <T> void string(
            SimpleModule module,
            Class<T> type,
            Function<String, T> read,
            Function<T, String> write) {
        module.addSerializer(
                type,
                new StdSerializer<T>(type) {
                    private static final long serialVersionUID = 1;

                    @Override
                    public void serialize(T value, JsonGenerator out, SerializerProvider provider)
                            throws IOException {
                        out.writeString(write.apply(value));
                    }
                });
        module.addDeserializer(
                type,
                new StdDeserializer<T>(type) {
                    private static final long serialVersionUID = 1;

                    @Override
                    public T deserialize(JsonParser in, DeserializationContext context)
                            throws IOException {
                        if (!in.hasToken(com.fasterxml.jackson.core.JsonToken.VALUE_STRING)) {
                            return context.reportInputMismatch(type, "expected a string");
                        }
                        return read.apply(in.getText());
                    }
                });
    }
}
