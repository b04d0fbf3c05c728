package parley.desktop.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import parley.desktop.Memory;
import parley.desktop.fake.ImmediateBackground;
import parley.desktop.fake.Lantern;
import parley.desktop.room.RoomListItem.Section;
import parley.protocol.RoomId;

class SectionsTest {
    private final Lantern lantern = new Lantern();
    private final RoomListViewModel model =
            new RoomListViewModel(lantern.workspace, new ImmediateBackground());
    private final Section.Own clients = new Section.Own("Clients");
    private final Section.Own suppliers = new Section.Own("Suppliers");

    @BeforeEach
    void read() {
        model.refresh(() -> {});
    }

    private RoomId room(String name) {
        return lantern.workspace.rooms.stream()
                .filter(r -> r.name().equals(name))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private List<Section> heads() {
        return model.items().stream()
                .filter(i -> i instanceof RoomListItem.Head)
                .map(i -> ((RoomListItem.Head) i).section())
                .toList();
    }

    private boolean move(Section section, int by) {
        return model.moves().step(new RoomListItem.Head(section, false), by);
    }

    private RoomListItem.Entry entry(String name) {
        return model.items().stream()
                .filter(i -> i instanceof RoomListItem.Entry e && e.room().name().equals(name))
                .map(i -> (RoomListItem.Entry) i)
                .findFirst()
                .orElseThrow();
    }

    private List<String> names() {
        return model.items().stream()
                .filter(i -> i instanceof RoomListItem.Entry)
                .map(i -> ((RoomListItem.Entry) i).room().name())
                .toList();
    }

    @Test
    void aRoomIsMovedByStepsWithinItsSectionAndNoFurther() {
        var before = names();

        assertThat(model.moves().step(entry(before.getFirst()), -1)).isFalse();
        assertThat(model.moves().step(entry(before.getFirst()), 1)).isTrue();

        assertThat(names()).startsWith(before.get(1), before.getFirst());
        assertThat(names()).containsExactlyInAnyOrderElementsOf(before);
    }

    @Test
    void aRoomIsDroppedWhereItMayStandAndNothingIsLost() {
        model.sections().put(room("orders"), Optional.of(clients));
        var before = names();

        assertThat(model.moves().drop(entry("deliveries"), entry("orders"), true)).isTrue();
        assertThat(names()).startsWith("orders", "deliveries");
        assertThat(model.sections().own(room("deliveries"))).contains(clients);
        var direct =
                lantern.workspace.rooms.stream()
                        .filter(r -> r.other().isPresent() && !r.saved())
                        .findFirst()
                        .orElseThrow();
        assertThat(
                        model.moves()
                                .drop(
                                        entry(direct.name()),
                                        new RoomListItem.Head(Section.Usual.ROOMS, false),
                                        true))
                .isFalse();
        assertThat(
                        model.moves()
                                .drop(
                                        entry("deliveries"),
                                        new RoomListItem.Head(Section.Usual.ROOMS, false),
                                        true))
                .isTrue();
        assertThat(model.sections().own(room("deliveries"))).isEmpty();
        assertThat(names()).containsExactlyInAnyOrderElementsOf(before);
    }

    @Test
    void everySectionMovesAndANewOneComesBeforeTheRooms() {
        model.sections().favourite(room("orders"));
        assertThat(move(Section.Usual.DIRECT, -1)).isTrue();
        assertThat(move(Section.Usual.FAVOURITES, 1)).isTrue();
        assertThat(heads())
                .containsExactly(
                        Section.Usual.DIRECT, Section.Usual.FAVOURITES, Section.Usual.ROOMS);

        model.sections().put(room("deliveries"), Optional.of(clients));

        assertThat(heads())
                .containsExactly(
                        Section.Usual.DIRECT,
                        Section.Usual.FAVOURITES,
                        clients,
                        Section.Usual.ROOMS);
    }

    @Test
    void theOrderOfAnEarlierVersionStandsUntilAnotherIsMade() {
        model.sections().put(room("orders"), Optional.of(clients));
        model.sections().put(room("deliveries"), Optional.of(suppliers));
        lantern.workspace.preferences.set("sections", Optional.of("Suppliers\nClients"));

        model.rearrange();

        assertThat(model.sections().own()).containsExactly(suppliers, clients);
    }

    @Test
    void theOrderOfRoomsGoesWithANewName() {
        model.sections().put(room("orders"), Optional.of(clients));
        model.sections().put(room("deliveries"), Optional.of(clients));
        model.moves().step(entry("orders"), -1);
        assertThat(names()).startsWith("orders", "deliveries");

        model.sections().rename(clients, "Customers");

        assertThat(names()).startsWith("orders", "deliveries");
    }

    @Test
    void aRoomStandsInTheSectionItWasPutInto() {
        model.sections().put(room("orders"), Optional.of(clients));

        assertThat(heads()).containsExactly(clients, Section.Usual.ROOMS, Section.Usual.DIRECT);
        assertThat(model.rooms().getFirst().name()).isEqualTo("orders");
        model.sections().put(room("orders"), Optional.empty());
        assertThat(heads()).containsExactly(Section.Usual.ROOMS, Section.Usual.DIRECT);
    }

    @Test
    void sectionsAreMovedRenamedAndDissolved() {
        model.sections().put(room("orders"), Optional.of(clients));
        model.sections().put(room("deliveries"), Optional.of(suppliers));

        move(suppliers, -1);
        assertThat(model.sections().own()).containsExactly(suppliers, clients);
        assertThat(move(suppliers, -1)).isFalse();
        model.sections().rename(suppliers, "Makers");
        assertThat(model.sections().own()).containsExactly(new Section.Own("Makers"), clients);
        model.sections().dissolve(clients);

        assertThat(model.sections().own()).containsExactly(new Section.Own("Makers"));
        assertThat(lantern.workspace.preferences.values)
                .doesNotContainValue("Clients")
                .containsEntry("section:" + room("deliveries"), "Makers");
    }

    @Test
    void whatAnotherDeviceSetStandsHereAtOnce() {
        lantern.workspace.preferences.set("favourite:" + room("deliveries"), Optional.of("1"));
        lantern.workspace.preferences.set("section:" + room("orders"), Optional.of("Clients"));

        model.rearrange();

        assertThat(heads())
                .containsExactly(
                        Section.Usual.FAVOURITES,
                        clients,
                        Section.Usual.ROOMS,
                        Section.Usual.DIRECT);
    }

    @Test
    void favouritesOfAnEarlierVersionAreTakenOver() {
        var memory = Memory.ofThisRun();
        memory.toggle("favourites." + lantern.workspace.card().id(), room("orders").value());

        new RoomListViewModel(lantern.workspace, new ImmediateBackground(), memory);

        assertThat(lantern.workspace.preferences.get("favourite:" + room("orders"))).isPresent();
        assertThat(memory.get("favourites." + lantern.workspace.card().id())).isEmpty();
    }
}
