package parley.desktop.voice;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.Region;

/**
 * Bars whose heights say how loud it is. As many as fit: where there is less room than it would
 * like, neighbours share a bar that is as high as the loudest of them.
 */
final class Wave extends Region {
    private static final double WIDE = 3;
    private static final double GAP = 2;
    private static final double LOW = 4;
    private static final double HIGH = 24;
    private static final int LOUDEST = 255;

    /** Fewer bars than this say nothing. */
    private static final int FEWEST = 8;

    private final List<Region> bars = new ArrayList<>();
    private List<Integer> levels = List.of();
    private double played;

    Wave() {
        getStyleClass().add("wave");
    }

    /** Shows a level for each bar, 0 to 255. */
    void show(List<Integer> fresh) {
        levels = List.copyOf(fresh);
        while (bars.size() > levels.size()) {
            getChildren().remove(bars.removeLast());
        }
        while (bars.size() < levels.size()) {
            var bar = new Region();
            bar.getStyleClass().add("wave-bar");
            bar.setManaged(false);
            bars.add(bar);
            getChildren().add(bar);
        }
        requestLayout();
    }

    /** Colours the first {@code fraction} of the bars as played. */
    void played(double fraction) {
        played = fraction;
        colour(fitting());
    }

    private int fitting() {
        double room = getWidth() - snappedLeftInset() - snappedRightInset();
        return Math.clamp((long) ((room + GAP) / (WIDE + GAP)), 0, bars.size());
    }

    private static double wide(int count) {
        return Math.max(0, count * (WIDE + GAP) - GAP);
    }

    @Override
    protected double computeMinWidth(double height) {
        return snappedLeftInset() + wide(Math.min(FEWEST, bars.size())) + snappedRightInset();
    }

    @Override
    protected double computePrefWidth(double height) {
        return snappedLeftInset() + wide(bars.size()) + snappedRightInset();
    }

    @Override
    protected double computeMinHeight(double width) {
        return snappedTopInset() + HIGH + snappedBottomInset();
    }

    @Override
    protected double computePrefHeight(double width) {
        return computeMinHeight(width);
    }

    @Override
    protected void layoutChildren() {
        int fit = fitting();
        double middle = snappedTopInset() + (getHeight() - snappedTopInset()) / 2;
        for (int i = 0; i < bars.size(); i++) {
            var bar = bars.get(i);
            bar.setVisible(i < fit);
            if (i < fit) {
                double height = LOW + (HIGH - LOW) * loudest(i, fit) / LOUDEST;
                bar.resizeRelocate(
                        snappedLeftInset() + i * (WIDE + GAP), middle - height / 2, WIDE, height);
            }
        }
        colour(fit);
    }

    private int loudest(int bar, int fit) {
        int from = bar * levels.size() / fit;
        int to = (bar + 1) * levels.size() / fit;
        return levels.subList(from, to).stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    private void colour(int fit) {
        long count = Math.round(played * fit);
        for (int i = 0; i < bars.size(); i++) {
            var styles = bars.get(i).getStyleClass();
            if (i >= count) {
                styles.remove("played");
            } else if (!styles.contains("played")) {
                styles.add("played");
            }
        }
    }
}
