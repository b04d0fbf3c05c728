package parley.desktop.part;

import javafx.application.Platform;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Scene;

/** Puts the keyboard where one goes on typing. */
public final class Focus {
    private Focus() {}

    /**
     * Focuses {@code node}, once it is in a window: what lies in a scroll pane gets there only
     * later.
     */
    public static void on(Node node) {
        if (node.getScene() != null) {
            Platform.runLater(node::requestFocus);
            return;
        }
        node.sceneProperty()
                .addListener(
                        new ChangeListener<Scene>() {
                            @Override
                            public void changed(
                                    ObservableValue<? extends Scene> scene,
                                    Scene before,
                                    Scene now) {
                                scene.removeListener(this);
                                Platform.runLater(node::requestFocus);
                            }
                        });
    }
}
