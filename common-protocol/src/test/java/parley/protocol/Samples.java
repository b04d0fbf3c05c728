package parley.protocol;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Makes records of the protocol: always the same ones, or ones by chance. */
final class Samples {
    private static final Instant NOW = Instant.ofEpochMilli(1_763_690_000_123L);
    private static final String CID = "019a9f2e-5d3b-7c41-9a2b-0123456789ab";

    private static final Map<String, String> WORDS =
            Map.ofEntries(
                    Map.entry("text", "Shall we meet at ten?\n\u4f60\u597d \ud83d\ude42"),
                    Map.entry("name", "ada"),
                    Map.entry("displayName", "Ada Lovelace"),
                    Map.entry("topic", "What we build"),
                    Map.entry("password", "correct horse"),
                    Map.entry("old", "correct horse"),
                    Map.entry("fresh", "battery staple"),
                    Map.entry("epoch", "e4k9x2m7a"),
                    Map.entry("mime", "image/png"),
                    Map.entry("wave", "AAECAwQ="),
                    Map.entry("sha256", "ba7816bf8f01cfea414140de5dae2223".repeat(2)),
                    Map.entry("method", "PUT"),
                    Map.entry("emoji", "\ud83d\udc4d"),
                    Map.entry("has", "file"),
                    Map.entry("key", "draft:r_01k9"),
                    Map.entry("ev", "message.posted"),
                    Map.entry("kty", "EC"),
                    Map.entry("crv", "P-256"),
                    Map.entry("alg", "ES256"),
                    Map.entry("use", "sig"),
                    Map.entry("mentions", "u_01k9b"),
                    Map.entry("caps", "sync.inline"),
                    Map.entry("device", "Ada's laptop"),
                    Map.entry("code", "K7Q2MX9R"),
                    Map.entry("invite", "K7Q2MX9R"),
                    Map.entry("url", "parley://10.0.0.5:7420/i/K7Q2MX9R#pin=x&ws=w_1"),
                    Map.entry("json", "{\"org.example\":{\"n\":1.50}}"));

    private final Optional<Random> random;

    private Samples(Optional<Random> random) {
        this.random = random;
    }

    /** The same record each time, with every member that may be absent present. */
    static Samples fixed() {
        return new Samples(Optional.empty());
    }

    static Samples byChance(Random random) {
        return new Samples(Optional.of(random));
    }

    /** A record of this type, valid as its constructor demands. */
    <T> T make(Class<T> type) {
        if (type == Cid.class) {
            return type.cast(single(type, "cid", type));
        }
        if (random.isEmpty()) {
            return type.cast(SampleCases.of(type).orElseGet(() -> build(type)));
        }
        Object made = null;
        for (int i = 0; made == null; i++) {
            try {
                made = build(type);
            } catch (BadField e) {
                if (i == 2_000) {
                    throw e;
                }
            }
        }
        return type.cast(made);
    }

    private Object build(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] values = new Object[components.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(type, components[i].getName(), components[i].getGenericType());
        }
        try {
            var constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof BadField bad) {
                throw bad;
            }
            throw new IllegalStateException("cannot make " + type, e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make " + type, e);
        }
    }

    private Object value(Class<?> owner, String name, Type type) {
        if (type instanceof ParameterizedType parameterized) {
            Type inner = parameterized.getActualTypeArguments()[0];
            Class<?> raw = (Class<?>) parameterized.getRawType();
            if (raw == Optional.class) {
                return chance(0.5) ? Optional.of(value(owner, name, inner)) : Optional.empty();
            }
            List<Object> list = new ArrayList<>();
            int size = random.map(r -> r.nextInt(3)).orElse(1);
            for (int i = 0; i < size; i++) {
                list.add(value(owner, name, inner));
            }
            return raw == Set.class ? new LinkedHashSet<>(list) : list;
        }
        return single(owner, name, (Class<?>) type);
    }

    private Object single(Class<?> owner, String name, Class<?> type) {
        if (type == String.class) {
            return text(owner, name);
        }
        if (type == int.class || type == Integer.class) {
            return number(name.equals("limit") ? 50 : name.equals("rev") ? 2 : 3);
        }
        if (type == long.class || type == Long.class) {
            return (long) number(name.equals("seq") || name.equals("head") ? 128 : 90);
        }
        if (type == boolean.class || type == Boolean.class) {
            return (random.isPresent() || !name.equals("gone")) && chance(0.5);
        }
        if (type == Instant.class) {
            return random.map(r -> NOW.plusMillis(r.nextInt(1_000_000))).orElse(NOW);
        }
        if (type == Cid.class) {
            return random.map(r -> Cid.create(() -> NOW.plusMillis(r.nextInt(1_000))))
                    .orElse(Cid.parse(CID));
        }
        if (type.isEnum()) {
            Object[] all = type.getEnumConstants();
            return all[random.map(r -> r.nextInt(all.length)).orElse(0)];
        }
        if (type == LogLine.class) {
            return chance(0.5) ? make(Entry.class) : make(VoidRange.class);
        }
        if (type == EntryData.class) {
            return make(EntryData.MessagePosted.class);
        }
        return make((Class<?>) type);
    }

    private int number(int fixed) {
        return random.map(r -> 1 + r.nextInt(fixed * 2)).orElse(fixed);
    }

    private boolean chance(double share) {
        return random.map(r -> r.nextDouble() < share).orElse(true);
    }

    private String text(Class<?> owner, String name) {
        if (WireId.class.isAssignableFrom(owner)) {
            String prefix =
                    owner.getSimpleName().substring(0, 1).toLowerCase(Locale.ROOT) + "_01k9";
            return random.map(r -> prefix + Integer.toString(r.nextInt(1_000_000), 36))
                    .orElse(prefix);
        }
        if (random.isPresent() && (FREE.contains(name) || !WORDS.containsKey(name))) {
            return anyText(random.get());
        }
        return WORDS.getOrDefault(name, name + "-1");
    }

    private static final Set<String> FREE = Set.of("text", "topic", "displayName", "key", "code");

    /** What may stand on one line, from several scripts, with what JSON has to escape. */
    private static String anyText(Random random) {
        String[] parts = {
            "a",
            "Z",
            "9",
            " x",
            "\"",
            "\\",
            "/",
            "\u00e9",
            "\u4f60",
            "\u0645",
            "\ud83d\ude42",
            "\u2014",
            "{",
            "}",
            "<",
            "&",
            "\u00a0y",
            "\u200d",
            "'",
            "x".repeat(20)
        };
        StringBuilder text = new StringBuilder("t");
        for (int i = random.nextInt(12); i > 0; i--) {
            text.append(parts[random.nextInt(parts.length)]);
        }
        return text.append('e').toString();
    }
}
