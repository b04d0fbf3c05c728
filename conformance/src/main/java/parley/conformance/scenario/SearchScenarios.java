package parley.conformance.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import parley.conformance.wire.Person;
import parley.conformance.wire.WireSocket;
import parley.protocol.ErrorCode;
import parley.protocol.HistoryPolicy;
import parley.protocol.MemberOp;
import parley.protocol.Message;
import parley.protocol.MessageOp;
import parley.protocol.PostPolicy;
import parley.protocol.Result;
import parley.protocol.RoomId;
import parley.protocol.RoomKind;
import parley.protocol.RoomOp;
import parley.protocol.RoomPolicy;
import parley.protocol.UserId;

/** Finding messages, and only those one may see. */
public final class SearchScenarios {
    public void whatWasSaidIsFoundByItsWords(Stage stage) throws Exception {
        Person ada = stage.person();
        Person ben = stage.person();
        RoomId room = stage.room(ada, ben);
        String word = word(stage);
        long one = said(stage, ada, room, "The " + word + " is blue").seq();
        long two = said(stage, ben, room, "no, " + word.toUpperCase(Locale.ROOT)).seq();

        assertThat(found(stage, ada, word)).extracting(Message::seq).containsExactly(two, one);
        assertThat(found(stage, ada, word + " blue")).extracting(Message::seq).containsExactly(one);
        assertThat(found(stage, ada, word + " green")).isEmpty();
        assertThat(search(stage, ada, in(room, word, Optional.of(ben.id()))).list())
                .extracting(Message::seq)
                .containsExactly(two);
        assertThat(found(stage, ada, word).getFirst().room()).isEqualTo(room);
    }

    public void whatOneMayNotSeeIsNotFound(Stage stage) throws Exception {
        Person ada = stage.person();
        Person ben = stage.person();
        Person eve = stage.person();
        RoomPolicy joined = new RoomPolicy(PostPolicy.ALL, PostPolicy.ALL, HistoryPolicy.JOINED);
        RoomId room = stage.create(RoomKind.PRIVATE, Optional.of(joined), ada, eve).room();
        String word = word(stage);
        said(stage, ada, room, word + " before ben");
        stage.api().call(ada, new MemberOp.Add(room, ben.id(), Optional.empty()));
        long seen = said(stage, ada, room, word + " with ben").seq();

        assertThat(found(stage, ben, word)).extracting(Message::seq).containsExactly(seen);
        assertThat(found(stage, eve, word)).hasSize(2);
        stage.api().call(eve, new RoomOp.Leave(room));
        assertThat(found(stage, eve, word)).isEmpty();
        assertThat(stage.connect(eve).refused(in(room, word, Optional.empty())).code())
                .isEqualTo(ErrorCode.NOT_FOUND);
    }

    public void whatWasEditedIsFoundByItsNewWordsAndWhatWasDeletedByNone(Stage stage)
            throws Exception {
        Person ada = stage.person();
        RoomId room = stage.room(ada);
        String before = word(stage);
        String after = word(stage);
        Result.Sent sent = stage.say(ada, room, before);
        assertThat(found(stage, ada, before)).hasSize(1);

        stage.api().call(ada, MessageScenarios.edit(room, MessageScenarios.id(sent), after));
        assertThat(found(stage, ada, before)).isEmpty();
        assertThat(found(stage, ada, after)).hasSize(1);

        stage.api().call(ada, new MessageOp.Delete(room, MessageScenarios.id(sent)));
        assertThat(found(stage, ada, after)).isEmpty();
    }

    public void aSearchIsWordsAndNeverALanguage(Stage stage) throws Exception {
        Person ada = stage.person();
        RoomId room = stage.room(ada);
        String word = word(stage);
        said(stage, ada, room, word + " and so on");

        for (String q :
                List.of(
                        "\"" + word,
                        word + "*",
                        "(" + word,
                        word + ")",
                        "text:" + word + "x",
                        word + " OR zzzz",
                        "NOT " + word,
                        word + " NEAR/2 on",
                        "^" + word,
                        "-" + word,
                        "' ; DROP TABLE entry; --",
                        "{log} : l1",
                        "***",
                        "\"\"",
                        "*")) {
            assertThat(search(stage, ada, all(q, Optional.empty())).list())
                    .as(q)
                    .hasSizeLessThanOrEqualTo(1);
        }
        assertThat(found(stage, ada, "\"" + word + "\"*")).hasSize(1);
        assertThat(found(stage, ada, word + " OR zzzz")).isEmpty();
    }

    public void manyAreFoundInPages(Stage stage) throws Exception {
        Person ada = stage.cast().fresh();
        RoomId room = stage.room(ada);
        String word = word(stage);
        for (int i = 0; i < 12; i++) {
            said(stage, ada, room, word + " " + "x".repeat(5_000));
        }
        WireSocket socket = stage.connect(ada);

        List<Long> seqs = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            Result.SearchPage page = socket.call(all(word, cursor));
            assertThat(page.list()).isNotEmpty();
            page.list().forEach(each -> seqs.add(each.seq()));
            cursor = page.cursor();
        } while (cursor.isPresent());

        assertThat(seqs)
                .hasSize(12)
                .doesNotHaveDuplicates()
                .isSortedAccordingTo((a, b) -> Long.compare(b, a));
        assertThat(socket.refused(all(word, Optional.of("not one"))).code())
                .isEqualTo(ErrorCode.BAD_REQUEST);
    }

    public void timesAndLinksNarrowASearch(Stage stage) throws Exception {
        Person ada = stage.person();
        RoomId room = stage.room(ada);
        String word = word(stage);
        Result.Sent plain = stage.say(ada, room, word);
        long link = said(stage, ada, room, word + " https://example.org").seq();
        Instant first = plain.ts().orElseThrow();

        assertThat(search(stage, ada, narrow(word, Optional.of("link"), Optional.empty())).list())
                .extracting(Message::seq)
                .containsExactly(link);
        assertThat(search(stage, ada, narrow(word, Optional.of("file"), Optional.empty())).list())
                .isEmpty();
        assertThat(search(stage, ada, narrow(word, Optional.empty(), Optional.of(first))).list())
                .isEmpty();
    }

    private record Said(long seq) {}

    private static Said said(Stage stage, Person person, RoomId room, String text)
            throws Exception {
        return new Said(stage.say(person, room, text).seq().orElseThrow());
    }

    /** A word that nobody said before. */
    private static String word(Stage stage) {
        return "w" + stage.cid().toString().replace("-", "");
    }

    private static List<Message> found(Stage stage, Person person, String q)
            throws IOException, InterruptedException {
        return search(stage, person, all(q, Optional.empty())).list();
    }

    private static Result.SearchPage search(Stage stage, Person person, MessageOp.Search op)
            throws IOException, InterruptedException {
        return stage.api().call(person, op);
    }

    static MessageOp.Search all(String q, Optional<String> cursor) {
        return new MessageOp.Search(
                q,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                cursor);
    }

    static MessageOp.Search in(RoomId room, String q, Optional<UserId> from) {
        return new MessageOp.Search(
                q,
                Optional.of(room),
                from,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static MessageOp.Search narrow(
            String q, Optional<String> has, Optional<Instant> before) {
        return new MessageOp.Search(
                q,
                Optional.empty(),
                Optional.empty(),
                has,
                before,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
