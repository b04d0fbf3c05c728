package parley.desktop.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import parley.desktop.fake.ImmediateBackground;
import parley.desktop.fake.Lantern;
import parley.desktop.workspace.Link;
import parley.desktop.workspace.SearchHit;
import parley.desktop.workspace.TimelineEntry.Said;

class SearchViewModelTest {
    private final Lantern lantern = new Lantern();
    private final ImmediateBackground background = new ImmediateBackground();
    private final List<SearchHit> opened = new ArrayList<>();
    private final SearchViewModel model =
            new SearchViewModel(
                    lantern.workspace,
                    background,
                    InstantSource.fixed(Lantern.NOW),
                    Lantern.ZONE,
                    opened::add,
                    () -> {});

    private void find(String text) {
        model.queryProperty().set(text);
        background.pass(Duration.ofSeconds(1));
    }

    private void onServer(String text) {
        var said = (Said) lantern.said("mai", "2024-03-01", "09:00", text);
        lantern.workspace.elsewhere.add(
                new SearchHit(lantern.workspace.rooms.getFirst().id(), "orders", said, true));
    }

    private String summary() {
        var line = model.summary().get();
        return line == null ? "" : line.key();
    }

    @Test
    void whatOnlyTheServerHoldsStandsBelowAndIsMarked() {
        onServer("boards of the year before last");

        find("boards");

        int here = lantern.workspace.search(query("boards"), 100).size();
        assertThat(here).isPositive();
        assertThat(model.hits()).hasSize(here + 1);
        assertThat(model.hits().getLast().elsewhere()).isTrue();
        assertThat(model.hits().subList(0, here)).noneMatch(SearchHit::elsewhere);
        assertThat(summary()).isEqualTo("search.both");
    }

    private static parley.desktop.workspace.Query query(String words) {
        return parley.desktop.workspace.Query.words(words, java.util.Optional.empty());
    }

    @Test
    void olderOnesAreAskedForPageByPage() {
        for (int i = 0; i < 5; i++) {
            onServer("zebra " + i);
        }
        lantern.workspace.answered = 2;

        find("zebra");
        assertThat(model.hits()).hasSize(2);
        assertThat(model.hasMore().get()).isTrue();
        model.more();
        model.more();
        model.more();

        assertThat(model.hits()).hasSize(5);
        assertThat(model.hasMore().get()).isFalse();
        assertThat(lantern.workspace.questions).isEqualTo(3);
    }

    @Test
    void offlineTheServerIsNotAskedAndThatIsSaid() {
        lantern.workspace.link = new Link.Offline(Instant.EPOCH);

        find("boards");

        assertThat(lantern.workspace.questions).isZero();
        assertThat(summary()).isEqualTo("search.offline");
        assertThat(model.hits()).isNotEmpty();
    }

    @Test
    void whenTheServerDoesNotAnswerWhatIsHeldHereStays() {
        lantern.workspace.offline = true;

        find("boards");

        assertThat(summary()).isEqualTo("search.noAnswer");
        assertThat(model.hits()).isNotEmpty();
        assertThat(model.asking().get()).isFalse();
    }

    @Test
    void filtersWithoutWordsAskOnlyHere() {
        find("from:mai");

        assertThat(lantern.workspace.questions).isZero();
    }

    @Test
    void signsOfAQueryLanguageAreWords() {
        find("\"a\" OR * NEAR( -x ^ {y}");

        assertThat(model.hits()).isEmpty();
        assertThat(summary()).isEqualTo("search.both");
    }
}
