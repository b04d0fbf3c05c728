package parley.protocol;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Every operation by its name on the wire. */
public final class OpNames {
    private static final Map<String, Class<?>> BY_NAME = WireNames.of(Op.class);
    private static final ClassValue<Wire> WIRE =
            new ClassValue<>() {
                @Override
                protected Wire computeValue(Class<?> type) {
                    Wire wire = type.getAnnotation(Wire.class);
                    if (wire == null) {
                        throw new IllegalArgumentException(type + " is not an operation");
                    }
                    return wire;
                }
            };

    private OpNames() {}

    /** All names with their records, in a fixed order. */
    public static Map<String, Class<?>> all() {
        return Collections.unmodifiableMap(new LinkedHashMap<>(BY_NAME));
    }

    public static String of(Op<?> op) {
        return WIRE.get(op.getClass()).value();
    }

    public static boolean mutates(Class<?> op) {
        return WIRE.get(op).mutates();
    }

    static Optional<Class<?>> byName(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }
}
