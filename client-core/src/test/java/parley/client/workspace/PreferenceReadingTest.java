package parley.client.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.client.log.LogCommand.Answer;
import parley.client.store.LocalStore;
import parley.protocol.EntryData;
import parley.protocol.ErrorCode;
import parley.protocol.Result;
import parley.protocol.UserId;
import parley.protocol.WireError;

class PreferenceReadingTest {
    @TempDir Path folder;
    private final Map<String, String> found = new TreeMap<>();
    private LocalStore store;
    private PreferenceReading reading;

    @BeforeEach
    void open() throws Exception {
        store = LocalStore.open(folder.resolve("history.db"), new UserId("u_me"));
        reading = reading();
    }

    @AfterEach
    void close() {
        store.close();
    }

    private PreferenceReading reading() {
        return new PreferenceReading(store, this::take);
    }

    private void take(EntryData.PreferenceChanged changed) {
        found.put(changed.key(), changed.value().orElse("gone"));
    }

    private static Answer page(boolean more, String... keys) {
        return new Answer.Success(
                new Result.PreferenceList(
                        List.of(keys).stream().map(k -> new Result.Preference(k, "old")).toList(),
                        more,
                        7));
    }

    @Test
    void pagesAreReadToTheEndOnceForEver() {
        assertThat(reading.begin()).get().extracting(o -> o.after()).isEqualTo(Optional.empty());
        assertThat(reading.answered(page(true, "a", "b")))
                .get()
                .extracting(o -> o.after())
                .isEqualTo(Optional.of("b"));

        assertThat(reading.answered(page(false, "c"))).isEmpty();

        assertThat(found).containsOnlyKeys("a", "b", "c");
        assertThat(reading.begin()).isEmpty();
        assertThat(reading().begin()).isEmpty();
    }

    @Test
    void whatIsHeardMeanwhileStands() {
        reading.begin();
        reading.heard("a");

        reading.answered(page(false, "a", "b"));

        assertThat(found).containsOnlyKeys("b");
    }

    @Test
    void aCutBeginsAnewAndAnOldServerIsLeftAlone() {
        reading.begin();
        reading.answered(page(true, "a"));
        assertThat(reading.answered(new Answer.None())).isEmpty();

        assertThat(reading.begin()).isPresent();
        assertThat(
                        reading.answered(
                                new Answer.Failure(
                                        WireError.of(ErrorCode.NOT_SUPPORTED, "what is that"))))
                .isEmpty();
        assertThat(reading().begin()).isPresent();
    }
}
