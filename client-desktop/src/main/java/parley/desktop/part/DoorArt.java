package parley.desktop.part;

import javafx.geometry.Pos;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.SVGPath;
import javafx.scene.shape.Shape;

/** The pictures of the three doors: an arch, a leaf ajar, and what waits behind it. */
public final class DoorArt extends StackPane {
    private static final String INK = "#18302E";
    private static final String COPPER = "#B5480E";
    private static final String WOOD = "#7A3208";

    private DoorArt(String style, String frame, String glow, String ground, Node... inside) {
        getStyleClass().addAll("art", style);
        var all = new Group();
        // keeps the drawing's box the same in all three
        all.getChildren().add(box(0, 0, 248, 132, "#FFFFFF00"));
        all.getChildren().add(path("M66 132V66a58 58 0 0 1 116 0v66z", frame));
        all.getChildren().add(path("M78 132V68a46 46 0 0 1 92 0v64z", glow));
        all.getChildren().addAll(inside);
        var floor = new Line(0, 131.5, 248, 131.5);
        floor.setStroke(Color.web(ground, 0.35));
        all.getChildren().add(floor);
        setAlignment(Pos.BOTTOM_CENTER);
        setMinHeight(148);
        setPrefHeight(148);
        getChildren().add(all);
        setMouseTransparent(true);
    }

    /** People behind the door. */
    public static DoorArt join() {
        return new DoorArt(
                "join",
                "#0B6B62",
                "#D3E8E3",
                "#0B6B62",
                path("M78 132V68a46 46 0 0 1 22-39v103z", "#0E8073"),
                disc(93, 88, 2.5, "#D3E8E3"),
                disc(121, 80, 9, INK),
                path("M106 132v-20a15 15 0 0 1 30 0v20z", INK),
                disc(149, 87, 8, COPPER),
                path("M136 132v-17a13 13 0 0 1 26 0v17z", COPPER));
    }

    /** A desk with a lamp. */
    public static DoorArt host() {
        var cord = new Line(124, 22, 124, 48);
        cord.setStroke(Color.web(WOOD));
        cord.setStrokeWidth(2.5);
        var light = path("M112 66h24l16 48H96z", "#F7C98F");
        light.setOpacity(0.75);
        return new DoorArt(
                "host",
                COPPER,
                "#FBE6D5",
                "#A8420C",
                cord,
                path("M104 66c0-11 9-19 20-19s20 8 20 19z", INK),
                light,
                disc(124, 68, 5, "#FFF3DC"),
                box(84, 114, 80, 5, WOOD),
                box(90, 119, 5, 13, WOOD),
                box(153, 119, 5, 13, WOOD),
                box(108, 94, 32, 18, INK),
                box(101, 112, 46, 2, INK),
                box(111, 97, 26, 12, "#8FD6CB"));
    }

    /** A cloud over a hill. */
    public static DoorArt cloud() {
        var rain = new Line(112, 88, 112, 114);
        rain.setStroke(Color.web("#2F5F9E"));
        rain.setStrokeWidth(2);
        rain.getStrokeDashArray().addAll(3.0, 4.0);
        var hill = path("M78 132v-14c16-9 40-9 70 2v12z", "#5C6B1E");
        hill.setOpacity(0.8);
        return new DoorArt(
                "cloud",
                "#2F5F9E",
                "#DCE8F6",
                "#2F5F9E",
                path("M170 132V68a46 46 0 0 0-22-39v103z", "#3E73B8"),
                disc(155, 88, 2.5, "#DCE8F6"),
                path(
                        "M92 88a11 11 0 0 1 4-21 16 16 0 0 1 30-4 12 12 0 0 1 15 11c0 8-6 14-13 14z",
                        "#FFFFFF"),
                hill,
                rain);
    }

    private static Shape path(String d, String fill) {
        var path = new SVGPath();
        path.setContent(d);
        path.setFill(Color.web(fill));
        return path;
    }

    private static Shape disc(double x, double y, double r, String fill) {
        return new Circle(x, y, r, Color.web(fill));
    }

    private static Shape box(double x, double y, double w, double h, String fill) {
        var box = new Rectangle(x, y, w, h);
        box.setFill(Color.web(fill));
        return box;
    }
}
