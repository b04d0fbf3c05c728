package parley.desktop.moderation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import parley.desktop.Background;
import parley.desktop.text.Line;
import parley.desktop.workspace.RoomSummary;
import parley.desktop.workspace.Workspace;
import parley.protocol.RoomId;

/** The screen that looks after a room, or after the workspace. UI thread only. */
public final class ModerationViewModel {
    /** What the screen shows. */
    public enum Tab {
        MEMBERS,
        BANNED,
        SETTINGS,
        AUDIT
    }

    private final Optional<RoomId> room;
    private final Line title;
    private final List<Tab> tabs = new ArrayList<>();
    private final ObjectProperty<Tab> tab = new SimpleObjectProperty<>(Tab.MEMBERS);
    private final MembersViewModel members;
    private final Optional<SettingsViewModel> settings;
    private final Optional<AuditViewModel> audit;
    private final Hooks hooks;

    /** {@code room}: the room it is about; empty: the workspace. */
    public ModerationViewModel(
            Workspace workspace, Optional<RoomSummary> room, Background background, Hooks hooks) {
        this.hooks = hooks;
        this.room = room.map(RoomSummary::id);
        var place = room.map(RoomSummary::name).orElse(workspace.card().name());
        this.title =
                room.isPresent()
                        ? Line.of("moderation.title.room", place)
                        : Line.of("moderation.title.workspace", place);
        var moderation = workspace.moderation();
        var rights = moderation.rights(this.room);
        members = new MembersViewModel(moderation, this.room, place, background, hooks);
        settings =
                this.room
                        .filter(_ -> rights.maySet() || rights.mayArchive())
                        .flatMap(id ->
                                moderation
                                        .settings(id)
                                        .map(now ->
                                                new SettingsViewModel(
                                                        moderation,
                                                        id,
                                                        now,
                                                        rights,
                                                        background,
                                                        hooks)));
        audit =
                this.room.isEmpty() && rights.mayAudit()
                        ? Optional.of(new AuditViewModel(moderation, background))
                        : Optional.empty();
        tabs.add(Tab.MEMBERS);
        if (rights.mayUnban()) {
            tabs.add(Tab.BANNED);
        }
        settings.ifPresent(_ -> tabs.add(Tab.SETTINGS));
        audit.ifPresent(_ -> tabs.add(Tab.AUDIT));
        tab.addListener((_, _, now) -> opened(now));
    }

    private void opened(Tab now) {
        switch (now) {
            case MEMBERS -> {}
            case BANNED -> members.readAll();
            case SETTINGS -> settings.ifPresent(SettingsViewModel::refresh);
            case AUDIT -> audit.ifPresent(AuditViewModel::refresh);
        }
    }

    /** Reads what is shown first. */
    public void open() {
        members.refresh();
    }

    /** The members of this room, or of the workspace when none is given, are others now. */
    public void membersChanged(Optional<RoomId> where) {
        if (where.equals(room)) {
            members.refresh();
            settings.ifPresent(SettingsViewModel::refresh);
        }
    }

    /** The room it is about; empty: the workspace. */
    public Optional<RoomId> room() {
        return room;
    }

    public Line title() {
        return title;
    }

    /** What oneself may see here. */
    public List<Tab> tabs() {
        return List.copyOf(tabs);
    }

    public ObjectProperty<Tab> tabProperty() {
        return tab;
    }

    public MembersViewModel members() {
        return members;
    }

    /** Empty: the workspace, or a room one may not set. */
    public Optional<SettingsViewModel> settings() {
        return settings;
    }

    /** Empty for those who may not read it. */
    public Optional<AuditViewModel> audit() {
        return audit;
    }

    /** Leaves the screen. */
    public void close() {
        hooks.close();
    }
}
