package parley.desktop.composer;

import java.util.List;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.geometry.Insets;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import org.kordamp.ikonli.feather.Feather;
import parley.desktop.file.Taking;
import parley.desktop.file.TrayView;
import parley.desktop.keys.Deed;
import parley.desktop.keys.Keymap;
import parley.desktop.part.Boxes;
import parley.desktop.part.Buttons;
import parley.desktop.part.Icons;
import parley.desktop.part.Labels;
import parley.desktop.text.Texts;
import parley.desktop.voice.RecorderBar;
import parley.desktop.voice.RecorderNotice;

/**
 * The field one writes in, with who else is typing above it. Enter sends, Shift+Enter makes a new
 * line.
 */
public final class ComposerView extends VBox {
    private static final double LINE = 21;
    private static final double PADDING = 14;
    private static final int MAX_LINES = 10;

    private final TextArea area = new TextArea();
    private final Label typing = Labels.of("", "typing-line");
    private final Marks marks = new Marks(area);
    private final VBox frame = new VBox();
    private final HBox bar;
    private final Label hint;
    private final Keymap keymap;
    private final Texts texts;
    private final CompletionList completion;
    private final ComposerViewModel model;
    private Runnable emoji = () -> {};
    private Runnable later = () -> {};
    private Runnable record = () -> {};

    public ComposerView(
            ComposerViewModel model,
            ObservableList<String> typingNames,
            String room,
            Keymap keymap,
            Texts texts) {
        this.keymap = keymap;
        this.texts = texts;
        this.model = model;
        var prompt = texts.get("composer.prompt", room);
        area.setId("composer");
        area.setPromptText(prompt);
        area.setAccessibleText(prompt);
        area.setAccessibleHelp(texts.get("composer.hint"));
        area.setWrapText(true);
        area.setPrefRowCount(1);
        area.textProperty().bindBidirectional(model.draftProperty());
        area.addEventFilter(KeyEvent.KEY_PRESSED, e -> key(e, model));
        area.textProperty().addListener((_, _, _) -> fit());
        area.widthProperty().addListener((_, _, _) -> fit());
        fit();

        hint = Labels.of(texts.get("composer.hint"), "t-hint");
        var send = sendButton(model);
        bar =
                new HBox(
                        tool("composer-emoji", Feather.SMILE, "composer.emoji", () -> emoji.run()),
                        tool("composer-mention", Feather.AT_SIGN, "composer.mention", this::at),
                        tool(
                                "composer-bold",
                                Feather.BOLD,
                                "composer.bold",
                                () -> marks.wrap("**")),
                        tool("composer-code", Feather.CODE, "composer.code", () -> marks.wrap("`")),
                        Boxes.spring(),
                        hint,
                        tool("composer-later", Feather.CLOCK, "composer.later", () -> later.run()),
                        send);
        bar.getStyleClass().add("bar");
        HBox.setMargin(hint, new Insets(0, 8, 0, 0));

        var notice = Labels.wrapped("", "notice");
        notice.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () ->
                                        model.problem().get() == null
                                                ? ""
                                                : texts.get(model.problem().get()),
                                model.problem()));
        notice.visibleProperty().bind(notice.textProperty().isNotEmpty());
        notice.managedProperty().bind(notice.visibleProperty());

        completion = new CompletionList(model.completion(), texts, this::take);
        area.caretPositionProperty()
                .addListener((_, _, at) -> model.completion().look(area.getText(), at.intValue()));
        area.focusedProperty()
                .addListener((_, _, on) -> {
                    if (!on) {
                        model.completion().dismiss();
                    }
                });
        model.task()
                .addListener((_, _, now) -> {
                    if (!(now instanceof Task.Fresh)) {
                        // later: the key that asked for it must not be typed into the field
                        Platform.runLater(() -> {
                            area.requestFocus();
                            area.end();
                        });
                    }
                });
        frame.getChildren().addAll(new TaskStrip(model, texts), area, notice, asFile(), bar);
        frame.getStyleClass().add("composer");
        narrow(false);
        area.focusedProperty()
                .addListener((_, _, on) -> {
                    frame.getStyleClass().remove("focus");
                    if (on) {
                        frame.getStyleClass().add("focus");
                    }
                });
        typing.setId("typing");
        typing.setMaxWidth(Double.MAX_VALUE);
        typingNames.addListener((ListChangeListener<String>) _ -> showTyping(typingNames));
        showTyping(typingNames);
        getChildren().addAll(typing, completion, frame);
        VBox.setMargin(completion, new Insets(0, 20, 4, 20));
    }

    private javafx.scene.control.Button tool(String id, Feather icon, String key, Runnable action) {
        var button = Buttons.icon(id, icon, texts.get(key), action, "small");
        button.setFocusTraversable(true);
        return button;
    }

    /** Offers to send a text that is too long as a file. */
    private Hyperlink asFile() {
        var link =
                Buttons.link(
                        "composer-as-file",
                        texts.get("tray.asFile"),
                        () -> {
                            model.sendAsFile();
                            area.requestFocus();
                        },
                        "small");
        VBox.setMargin(link, new Insets(0, 14, 4, 14));
        link.visibleProperty().bind(model.tooLong());
        link.managedProperty().bind(link.visibleProperty());
        return link;
    }

    /** Lets files go along with what is written. */
    public void enclose(TrayView files, Taking taking) {
        frame.getChildren().add(1, files);
        taking.screen(area).ifPresent(bar.getChildren()::addFirst);
        bar.getChildren().addFirst(taking.button(area));
        taking.into(area);
    }

    /** Lets one record: the microphone beside the button that sends, and what is recorded. */
    public void records(RecorderBar recorder, RecorderNotice notice, Button microphone) {
        frame.getChildren().add(1, recorder);
        frame.getChildren().add(2, notice);
        bar.getChildren().add(bar.getChildren().size() - 1, microphone);
        recorder.instead(area, bar);
        record = microphone::fire;
    }

    /** Says what asks for a time to send at. */
    public void onLater(Runnable ask) {
        later = ask;
    }

    /** Says what opens the emoji picker. */
    public void onEmoji(Runnable open) {
        emoji = open;
    }

    /** Puts text where the caret is and goes on there. */
    public void insert(String text) {
        area.replaceSelection(text);
        area.requestFocus();
    }

    private void at() {
        int caret = area.getCaretPosition();
        boolean free = caret == 0 || Character.isWhitespace(area.getText().charAt(caret - 1));
        insert(free ? "@" : " @");
    }

    private void take(Completion.Offer offer) {
        int caret = area.getCaretPosition();
        var taken = model.completion().take(offer);
        area.replaceText(taken.from(), caret, taken.text());
        area.requestFocus();
    }

    private Button sendButton(ComposerViewModel model) {
        var send = Buttons.primary("send", "", model::send);
        send.getStyleClass().add("send");
        send.setGraphic(Icons.of(Feather.SEND, 15));
        send.setAccessibleText(texts.get("composer.send"));
        send.disableProperty().bind(model.canSend().not());
        return send;
    }

    private void key(KeyEvent e, ComposerViewModel model) {
        if (!model.completion().offers().isEmpty() && completing(e, model.completion())) {
            e.consume();
            return;
        }
        if (keymap.deed(e).filter(this::did).isPresent()) {
            e.consume();
            return;
        }
        switch (e.getCode()) {
            case ENTER -> {
                if (e.isControlDown() || e.isAltDown() || e.isMetaDown()) {
                    return;
                }
                if (e.isShiftDown()) {
                    area.replaceSelection("\n");
                } else {
                    model.send();
                }
                e.consume();
            }
            case ESCAPE -> {
                if (!(model.task().get() instanceof Task.Fresh)) {
                    model.stop();
                    e.consume();
                }
            }
            case UP -> {
                boolean bare = !e.isShiftDown() && !e.isAltDown() && !e.isShortcutDown();
                if (bare && model.editLast()) {
                    e.consume();
                }
            }
            default -> {}
        }
    }

    private boolean completing(KeyEvent e, Completion offered) {
        switch (e.getCode()) {
            case UP -> offered.move(-1);
            case DOWN -> offered.move(1);
            case ENTER, TAB -> take(offered.offers().get(offered.chosenProperty().get()));
            case ESCAPE -> offered.dismiss();
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Whether that is done here. */
    private boolean did(Deed deed) {
        switch (deed) {
            case EMOJI -> emoji.run();
            case BOLD -> marks.wrap("**");
            case ITALIC -> marks.wrap("*");
            case STRIKE -> marks.wrap("~~");
            case CODE -> marks.wrap("`");
            case RECORD -> record.run();
            default -> {
                return false;
            }
        }
        return true;
    }

    /** As high as its text, up to ten lines. */
    private void fit() {
        var measure = new Text(area.getText() + (area.getText().endsWith("\n") ? "x" : ""));
        measure.setFont(area.getFont());
        measure.setWrappingWidth(Math.max(60, area.getWidth() - 2 * PADDING - 4));
        var single = new Text("x");
        single.setFont(area.getFont());
        double line = Math.max(1, single.getLayoutBounds().getHeight());
        double lines =
                Math.clamp(
                        Math.ceil(measure.getLayoutBounds().getHeight() / line - 0.1),
                        1,
                        MAX_LINES);
        double height = (lines - 1) * line + LINE + PADDING;
        area.setMinHeight(height);
        area.setPrefHeight(height);
        area.setMaxHeight(height);
    }

    private void showTyping(List<String> names) {
        typing.setText(
                switch (names.size()) {
                    case 0 -> "";
                    case 1 -> texts.get("typing.one", names.get(0));
                    case 2 -> texts.get("typing.two", names.get(0), names.get(1));
                    default -> texts.get("typing.several");
                });
    }

    /** Stands closer to the edges in a narrow window. */
    public void narrow(boolean narrow) {
        VBox.setMargin(frame, narrow ? new Insets(0, 12, 12, 12) : new Insets(0, 20, 16, 20));
    }

    /** Shows the keys in short where there is room. */
    public void showHint(boolean shown) {
        Boxes.show(hint, shown);
    }

    /** Where one types. */
    public TextArea field() {
        return area;
    }
}
