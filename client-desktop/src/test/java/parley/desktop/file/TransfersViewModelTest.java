package parley.desktop.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import parley.desktop.fake.FakeTransfers;
import parley.desktop.fake.ImmediateBackground;
import parley.desktop.text.Texts;
import parley.desktop.workspace.FileTransfer.State;
import parley.desktop.workspace.Words;

class TransfersViewModelTest {
    private final FakeTransfers transfers = new FakeTransfers();
    private final TransfersViewModel model =
            new TransfersViewModel(transfers, new ImmediateBackground());

    @Test
    void whatIsDroppedIsShownOnItsWay() {
        model.open();

        transfers.send(Words.NONE, List.of(Path.of("plans.zip"), Path.of("b.txt")), false);

        assertThat(model.items()).hasSize(1);
        assertThat(model.items().getFirst().files()).isEqualTo(2);
    }

    @Test
    void aTransferIsHeldGoesOnAndIsGivenUp() {
        model.open();
        transfers.send(Words.NONE, List.of(Path.of("plans.zip")), false);

        model.toggle(model.items().getFirst());
        assertThat(model.items().getFirst().state()).isEqualTo(State.PAUSED);
        model.toggle(model.items().getFirst());
        assertThat(model.items().getFirst().state()).isEqualTo(State.MOVING);
        model.cancel(model.items().getFirst());
        assertThat(model.items()).isEmpty();
    }

    @Test
    void aRoomThatIsLeftListensNoMore() {
        model.open();
        model.close();

        transfers.send(Words.NONE, List.of(Path.of("a")), false);
        transfers.change(0, State.PAUSED, 1, 0);

        assertThat(model.items()).isEmpty();
        assertThat(transfers.listeners()).isZero();
    }

    @Test
    void bytesAreReadable() {
        Texts texts = new Texts(Locale.UK);

        assertThat(ByteCount.text(999, texts)).isEqualTo("999 B");
        assertThat(ByteCount.text(84_300, texts)).isEqualTo("84 KB");
        assertThat(ByteCount.text(1_140_000, texts)).isEqualTo("1.1 MB");
        assertThat(ByteCount.text(412_000_000, texts)).isEqualTo("412 MB");
        assertThat(ByteCount.text(2_100_000_000, texts)).isEqualTo("2.1 GB");
    }
}
