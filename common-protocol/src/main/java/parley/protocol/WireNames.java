package parley.protocol;

import java.util.LinkedHashMap;
import java.util.Map;

/** Reads the names of a sealed family of records from its {@link Wire} annotations. */
final class WireNames {
    private WireNames() {}

    static Map<String, Class<?>> of(Class<?> sealedType) {
        Map<String, Class<?>> names = new LinkedHashMap<>();
        collect(sealedType, names);
        return names;
    }

    private static void collect(Class<?> type, Map<String, Class<?>> names) {
        if (type.isSealed()) {
            for (Class<?> each : type.getPermittedSubclasses()) {
                collect(each, names);
            }
            return;
        }
        Wire wire = type.getAnnotation(Wire.class);
        if (wire != null && names.put(wire.value(), type) != null) {
            throw new IllegalStateException("two records are named " + wire.value());
        }
    }
}
