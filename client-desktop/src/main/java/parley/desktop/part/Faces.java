package parley.desktop.part;

import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.image.Image;
import parley.protocol.PresenceState;

/**
 * Pictures of people, for whoever draws one: an {@link Avatar} finds them at the nodes it stands
 * in. UI thread only.
 */
public interface Faces {
    /** Somebody's picture now and later on; null while there is none. */
    ObservableValue<Image> of(String user);

    /**
     * What this device knows better of somebody than what was told of them: whether oneself is
     * there. Null for everybody else.
     */
    ObservableValue<PresenceState> presence(String user);

    /** Whatever stands in {@code node} uses these from now on. */
    default void install(Node node) {
        node.getProperties().put(Faces.class, this);
    }

    /** Those that were installed around {@code node}. */
    static Optional<Faces> around(Node node) {
        for (Node n = node; n != null; n = n.getParent()) {
            if (n.getProperties().get(Faces.class) instanceof Faces faces) {
                return Optional.of(faces);
            }
        }
        return Optional.empty();
    }
}
