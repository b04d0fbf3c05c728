package parley.desktop.workspace;

import java.util.List;
import java.util.Optional;

/** A part of a long list; {@code next} asks for what follows, and is empty at the end. */
public record Page<T>(List<T> list, Optional<String> next) {
    public Page {
        list = List.copyOf(list);
    }
}
