package parley.desktop.later;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import parley.desktop.composer.Completion;
import parley.desktop.later.WaitingViewModel.Item;
import parley.desktop.workspace.Attached;
import parley.desktop.workspace.RoomMember;
import parley.desktop.workspace.SendLater.Whole;
import parley.protocol.Limits;

/** A waiting message that is being rewritten. UI thread only, but for {@link #changed}. */
public final class Editing {
    private final Item.ToSend item;
    private final Whole before;
    private final StringProperty text;
    private final BooleanBinding mayKeep;

    Editing(Item.ToSend item, Whole before) {
        this.item = item;
        this.before = before;
        this.text = new SimpleStringProperty(before.text());
        this.mayKeep =
                Bindings.createBooleanBinding(() -> fits(text.get(), before.attached()), text);
    }

    private static boolean fits(String text, Attached attached) {
        return (!text.isBlank() || !attached.isEmpty())
                && text.strip().getBytes(StandardCharsets.UTF_8).length <= Limits.TEXT;
    }

    public Item.ToSend item() {
        return item;
    }

    /** The text in the field. */
    public StringProperty text() {
        return text;
    }

    /** Whether it is a message still, and not too long for one. */
    public BooleanBinding mayKeep() {
        return mayKeep;
    }

    /**
     * The new text with those it calls: the members it names, and of those called before whoever is
     * no member any more.
     */
    Whole changed(String fresh, List<RoomMember> members) {
        var named = new Completion(() -> members).mentions(fresh);
        var mentions = new LinkedHashSet<>(named);
        before.mentions().stream()
                .filter(id -> !id.equals("@room"))
                .filter(id -> members.stream().noneMatch(m -> m.person().id().value().equals(id)))
                .forEach(mentions::add);
        return new Whole(fresh, new ArrayList<>(mentions), before.attached());
    }
}
