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

        model.sections().move(suppliers, -1);
        assertThat(model.sections().own()).containsExactly(suppliers, clients);
        model.sections().move(suppliers, -1);
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
