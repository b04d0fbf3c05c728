package parley.desktop.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import parley.desktop.fake.Lantern;
import parley.desktop.workspace.Query;

class FiltersTest {
    private final Lantern lantern = new Lantern();

    private Filters.Read read(String typed) {
        return Filters.read(
                typed,
                Optional.empty(),
                lantern.workspace.rooms,
                lantern.workspace.people,
                lantern.who("ruth"),
                LocalDate.parse("2026-11-20"),
                Lantern.ZONE);
    }

    @Test
    void everyFilterIsReadOutOfTheWords() {
        var query = read("oak from:mai in:#orders has:link after:2026-11-01 before:today").query();

        assertThat(query.words()).isEqualTo("oak");
        assertThat(query.from()).contains(lantern.who("mai").id());
        assertThat(query.room()).contains(lantern.workspace.rooms.getFirst().id());
        assertThat(query.has()).contains(Query.Has.LINK);
        assertThat(query.after()).contains(Instant.parse("2026-11-01T00:00:00Z"));
        assertThat(query.before()).contains(Instant.parse("2026-11-20T00:00:00Z"));
    }

    @Test
    void aNameMayHaveSpacesInQuotesAndNoAccents() {
        assertThat(read("from:\"tomas oliv\" x").query().from())
                .contains(lantern.who("tomas").id());
        assertThat(read("from:me").query().from()).contains(lantern.who("ruth").id());
    }

    @Test
    void whatIsNotUnderstoodIsSaidAndFindsNothing() {
        var nobody = read("from:zzz oak");
        assertThat(nobody.problem()).isPresent();
        assertThat(nobody.query().from()).isPresent();
        assertThat(read("before:soon").problem()).isPresent();
        assertThat(read("has:pictures").problem()).isPresent();
        assertThat(read("in:nowhere").problem()).isPresent();
    }

    @Test
    void theLanguageOfTheIndexIsNothingButWords() {
        var query = read("\"a\" OR b NEAR( * - :").query();

        assertThat(query.words()).isEqualTo("a OR b NEAR( * - :");
        assertThat(query.from()).isEmpty();
    }
}
