package parley.conformance.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import parley.conformance.wire.Person;
import parley.conformance.wire.WireSocket;
import parley.protocol.ErrorCode;
import parley.protocol.Limits;
import parley.protocol.MeOp;
import parley.protocol.Result;

/** What people set for themselves, read as it is now. */
public final class PreferenceScenarios {
    public void presentPreferencesAreReadInPagesAndTheirsAlone(Stage stage) throws IOException {
        Person ada = stage.cast().fresh();
        Person ben = stage.cast().fresh();
        stage.callIfOffered(ada, new MeOp.ListPreferences(Optional.empty(), Optional.empty()));
        for (int i = 0; i < 5; i++) {
            set(stage, ada, "favourite:r_" + i, Optional.of("old"));
            set(stage, ada, "favourite:r_" + i, Optional.of("now " + i));
        }
        set(stage, ada, "favourite:r_2", Optional.empty());
        set(stage, ben, "favourite:r_1", Optional.of("his"));

        Map<String, String> all = new HashMap<>();
        Optional<String> after = Optional.empty();
        int pages = 0;
        long asOf;
        do {
            Result.PreferenceList page =
                    stage.api().call(ada, new MeOp.ListPreferences(after, Optional.of(2)));
            page.list().forEach(each -> all.put(each.key(), each.value()));
            after = Optional.of(page.list().getLast().key());
            asOf = page.asOf();
            pages = page.more() ? pages + 1 : -pages;
        } while (pages > 0 && pages < 10);

        assertThat(all)
                .containsOnly(
                        Map.entry("favourite:r_0", "now 0"),
                        Map.entry("favourite:r_1", "now 1"),
                        Map.entry("favourite:r_3", "now 3"),
                        Map.entry("favourite:r_4", "now 4"));
        assertThat(asOf).isGreaterThanOrEqualTo(11);
    }

    public void largePreferencesComeOneAfterTheOther(Stage stage) throws Exception {
        Person ada = stage.cast().fresh();
        stage.callIfOffered(ada, new MeOp.ListPreferences(Optional.empty(), Optional.empty()));
        set(stage, ada, "draft:r_1", Optional.of("x".repeat(Limits.TEXT)));
        set(stage, ada, "draft:r_2", Optional.of("y".repeat(Limits.TEXT)));

        WireSocket socket = stage.connect(ada);

        Result.PreferenceList first =
                socket.call(new MeOp.ListPreferences(Optional.empty(), Optional.empty()));
        Result.PreferenceList second =
                socket.call(new MeOp.ListPreferences(Optional.of("draft:r_1"), Optional.empty()));

        assertThat(first.list()).extracting(Result.Preference::key).containsOnly("draft:r_1");
        assertThat(first.more()).isTrue();
        assertThat(second.list()).extracting(Result.Preference::key).containsOnly("draft:r_2");
        assertThat(second.more()).isFalse();
    }

    public void aPageOfPreferencesHasItsBounds(Stage stage) throws IOException {
        Person ada = stage.person();
        stage.callIfOffered(ada, new MeOp.ListPreferences(Optional.empty(), Optional.empty()));

        assertThat(
                        FileTools.answered(
                                stage,
                                ada,
                                """
                                {"op":"me.preferences","id":"1","d":{"limit":%d}}\
                                """
                                        .formatted(Limits.PAGE + 1)))
                .contains("\"" + ErrorCode.BAD_REQUEST + "\"");
    }

    private static void set(Stage stage, Person person, String key, Optional<String> value)
            throws IOException {
        stage.api().call(person, new MeOp.SetPreference(key, value));
    }
}
