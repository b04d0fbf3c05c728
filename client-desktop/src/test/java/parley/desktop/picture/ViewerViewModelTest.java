package parley.desktop.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import parley.protocol.FileId;
import parley.protocol.FileRef;

class ViewerViewModelTest {
    private final List<FileRef> files = List.of(file("a.png", 800, 600), file("b.png", 40, 30));
    private final List<FileRef> saved = new ArrayList<>();
    private final ViewerViewModel model = new ViewerViewModel(files, files.getLast(), saved::add);

    private static FileRef file(String name, int w, int h) {
        return new FileRef(
                new FileId("f_" + name.charAt(0)),
                name,
                100,
                "image/png",
                Optional.of(w),
                Optional.of(h),
                Optional.empty());
    }

    @Test
    void oneGoesThroughThePicturesAndStopsAtBothEnds() {
        model.next();
        assertThat(model.number()).isEqualTo(2);

        model.larger();
        model.previous();
        assertThat(model.number()).isEqualTo(1);
        assertThat(model.zoom().get()).isEqualTo(1);
        model.previous();
        model.save();

        assertThat(model.number()).isEqualTo(1);
        assertThat(saved).containsExactly(files.getFirst());
    }

    @Test
    void zoomHasBounds() {
        for (int i = 0; i < 50; i++) {
            model.larger();
        }
        assertThat(model.zoom().get()).isEqualTo(8);
        for (int i = 0; i < 50; i++) {
            model.smaller();
        }
        assertThat(model.zoom().get()).isEqualTo(0.25);
    }

    @Test
    void aPlaceIsFittedAndNeverEnlarged() {
        assertThat(Place.of(files.getFirst())).isEqualTo(new Place(320, 240));
        assertThat(Place.of(files.getLast())).isEqualTo(new Place(48, 48));
        assertThat(Place.of(file("c.png", 3600, 100))).isEqualTo(new Place(360, 48));
    }

    @Test
    void onlyAMeasuredPictureIsShownInItsPlace() {
        var unmeasured =
                new FileRef(
                        new FileId("f_u"),
                        "u.png",
                        100,
                        "image/png",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());

        assertThat(Pictures.isPicture(files.getFirst())).isTrue();
        assertThat(Pictures.isPicture(unmeasured)).isFalse();
    }
}
