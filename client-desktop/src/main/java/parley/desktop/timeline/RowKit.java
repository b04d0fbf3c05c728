package parley.desktop.timeline;

import java.time.InstantSource;
import java.util.function.Consumer;
import parley.desktop.text.Texts;
import parley.desktop.text.Times;

/**
 * What every row needs.
 *
 * @param clock says what today is
 * @param openLink opens a link of a message
 * @param copy puts text on the clipboard
 */
public record RowKit(
        Texts texts,
        Times times,
        InstantSource clock,
        Consumer<String> openLink,
        Consumer<String> copy) {}
