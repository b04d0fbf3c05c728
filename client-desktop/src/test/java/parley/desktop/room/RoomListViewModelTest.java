package parley.desktop.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import parley.desktop.Background;
import parley.desktop.fake.ImmediateBackground;
import parley.desktop.fake.Lantern;
import parley.desktop.room.RoomListItem.Place;
import parley.desktop.room.RoomListItem.Section;
import parley.protocol.RoomKind;

class RoomListViewModelTest {
    private final Lantern lantern = new Lantern();

    /** Does its work when it is told to. */
    private static final class Slow implements Background {
        private final Queue<Runnable> waiting = new ArrayDeque<>();
        private final ImmediateBackground inner = new ImmediateBackground();

        @Override
        public <T> void run(
                Callable<T> work, Consumer<T> onSuccess, Consumer<Exception> onFailure) {
            waiting.add(() -> inner.run(work, onSuccess, onFailure));
        }

        @Override
        public void onUi(Runnable task) {
            task.run();
        }

        @Override
        public Pending after(Duration delay, Runnable task) {
            return () -> {};
        }

        void work() {
            for (var next = waiting.poll(); next != null; next = waiting.poll()) {
                next.run();
            }
        }
    }

    @Test
    void whoAsksDuringARefreshIsToldAfterTheNextOne() {
        var background = new Slow();
        var model = new RoomListViewModel(lantern.workspace, background);
        List<Boolean> told = new ArrayList<>();
        model.refresh(() -> {});
        var made = lantern.workspace.room(RoomKind.PUBLIC, "varnish", "", 0, 0, "").room();

        model.refresh(() -> told.add(model.room(made).isPresent()));
        background.work();

        assertThat(told).containsExactly(true);
    }

    @Test
    void favouritesStandFirstAndSavedMessagesInNoSection() {
        lantern.workspace.room(RoomKind.DIRECT, "Ruth Adler", "", 0, 0, "saved");
        var model = new RoomListViewModel(lantern.workspace, new ImmediateBackground());
        model.refresh(() -> {});

        model.favourite(lantern.workspace.rooms.getFirst().id());

        assertThat(model.items())
                .contains(new RoomListItem.Head(Section.Usual.FAVOURITES, false))
                .contains(new RoomListItem.View(Place.MENTIONS, 2))
                .noneMatch(i -> i instanceof RoomListItem.Entry e && e.room().saved());
        assertThat(model.rooms().getFirst().name()).isEqualTo("orders");
    }

    @Test
    void roomsShownAsReadHaveNoCountsUntilThatIsTakenBack() {
        var model = new RoomListViewModel(lantern.workspace, new ImmediateBackground());
        model.refresh(() -> {});
        int before = model.unread();

        model.showRead(lantern.workspace.rooms.stream().map(r -> r.id()).toList());
        assertThat(model.unread()).isZero();
        model.showRead(List.of());

        assertThat(model.unread()).isEqualTo(before).isPositive();
    }
}
