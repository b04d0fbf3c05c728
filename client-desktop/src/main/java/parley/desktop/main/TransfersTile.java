package parley.desktop.main;

import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Arc;
import javafx.scene.shape.ArcType;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;
import parley.desktop.file.ByteCount;
import parley.desktop.file.TransferRing;
import parley.desktop.part.Icons;
import parley.desktop.text.Texts;

/** Opens the transfers; a ring round it says how far they are, and so do its words. */
final class TransfersTile extends Button {
    private static final double RADIUS = 15;

    private final Arc ring = new Arc(0, 0, RADIUS, RADIUS, 90, 0);
    private final Tooltip tip = new Tooltip();
    private final String name;
    private final Texts texts;
    private final Subscription follows;

    /** {@code name}: what it is called while nothing is on its way. */
    TransfersTile(TransferRing model, String name, Texts texts, Runnable open) {
        this.name = name;
        this.texts = texts;
        setId("all-transfers");
        getStyleClass().setAll("tile", "ghost");
        ring.setType(ArcType.OPEN);
        ring.setManaged(false);
        ring.getStyleClass().add("tile-ring");
        ring.setMouseTransparent(true);
        var icon = new StackPane(Icons.of(Feather.DOWNLOAD_CLOUD, Icons.RAIL), ring);
        ring.layoutXProperty().bind(icon.widthProperty().divide(2));
        ring.layoutYProperty().bind(icon.heightProperty().divide(2));
        setGraphic(icon);
        setTooltip(tip);
        setOnAction(_ -> open.run());
        follows = model.way().subscribe(this::show);
    }

    private void show(TransferRing.Way way) {
        ring.setVisible(!way.none());
        ring.setLength(-3.6 * way.percent());
        var said =
                way.none()
                        ? name
                        : texts.get(
                                "rail.transferring",
                                name,
                                way.percent(),
                                ByteCount.text(way.bytes(), texts));
        setAccessibleText(said);
        tip.setText(said);
    }

    /** Says nothing any more. */
    void close() {
        follows.unsubscribe();
    }
}
