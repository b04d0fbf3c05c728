package parley.desktop.part;

import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import parley.protocol.PresenceState;

/** Whether a person is there: full, amber, red with a bar, or a ring. */
public final class PresenceDot extends StackPane {
    private final Region bar = new Region();

    /** {@code size} in px, with the ring of 2 px that sets it off. */
    public PresenceDot(double size) {
        getStyleClass().add("presence");
        setMinSize(size, size);
        setPrefSize(size, size);
        setMaxSize(size, size);
        bar.getStyleClass().add("bar");
        bar.setMaxSize(size / 2 - 1, 2);
        getChildren().add(bar);
        show(PresenceState.OFFLINE);
    }

    /** Shows another state. */
    public void show(PresenceState state) {
        getStyleClass().removeAll("online", "idle", "dnd");
        bar.setVisible(state == PresenceState.DND);
        switch (state) {
            case ONLINE -> getStyleClass().add("online");
            case IDLE -> getStyleClass().add("idle");
            case DND -> getStyleClass().add("dnd");
            case OFFLINE -> {}
        }
    }
}
