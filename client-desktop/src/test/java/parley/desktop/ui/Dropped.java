package parley.desktop.ui;

import com.sun.javafx.tk.TKClipboard;
import java.io.File;
import java.lang.reflect.Proxy;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.input.DataFormat;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;

/** Files that come from another program: the events a drag over a node leads to. */
final class Dropped {
    private final Dragboard board;
    private final Node target;

    private Dropped(Dragboard board, Node target) {
        this.board = board;
        this.target = target;
    }

    /** On the JavaFX thread only, as what follows. */
    static Dropped over(Node target, List<File> files) throws ReflectiveOperationException {
        var clipboard =
                (TKClipboard)
                        Proxy.newProxyInstance(
                                Dropped.class.getClassLoader(),
                                new Class<?>[] {TKClipboard.class},
                                (_, method, arguments) ->
                                        switch (method.getName()) {
                                            case "hasContent" ->
                                                    DataFormat.FILES.equals(arguments[0]);
                                            case "getContent" ->
                                                    DataFormat.FILES.equals(arguments[0])
                                                            ? files
                                                            : null;
                                            case "getContentTypes" -> Set.of(DataFormat.FILES);
                                            case "getTransferModes" ->
                                                    EnumSet.of(TransferMode.COPY);
                                            default -> null;
                                        });
        var make = Dragboard.class.getDeclaredMethod("createDragboard", TKClipboard.class);
        make.setAccessible(true);
        var dropped = new Dropped((Dragboard) make.invoke(null, clipboard), target);
        dropped.fire(DragEvent.DRAG_ENTERED);
        dropped.fire(DragEvent.DRAG_OVER);
        return dropped;
    }

    void letGo() {
        fire(DragEvent.DRAG_DROPPED);
        fire(DragEvent.DRAG_EXITED);
    }

    void leave() {
        fire(DragEvent.DRAG_EXITED);
    }

    private void fire(EventType<DragEvent> type) {
        Event.fireEvent(
                target,
                new DragEvent(
                        null,
                        target,
                        type,
                        board,
                        10,
                        10,
                        10,
                        10,
                        TransferMode.COPY,
                        null,
                        null,
                        null));
    }
}
