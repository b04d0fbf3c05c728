package parley.desktop.composer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import parley.desktop.fake.Lantern;

class CompletionTest {
    private final Lantern lantern = new Lantern();
    private final Completion completion = new Completion(() -> lantern.workspace.members);

    @Test
    void aWordBehindAnAtOffersThoseWhoseNamesBeginSo() {
        completion.look("can @to", 7);

        assertThat(completion.offers())
                .extracting(Completion.Offer::word)
                .containsExactly("@Tomás Oliveira");
    }

    @Test
    void aMailAddressOffersNobody() {
        completion.look("mai@to", 6);

        assertThat(completion.offers()).isEmpty();
    }

    @Test
    void whoWasTakenIsCalledWhileTheNameStands() {
        completion.look("@ma", 3);
        var taken = completion.take(completion.offers().getFirst());

        assertThat(taken.text()).isEqualTo("@Mai Nguyễn ");
        assertThat(completion.mentions("@Mai Nguyễn hello")).containsExactly("u_mai");
        assertThat(completion.mentions("hello")).isEmpty();
    }

    @Test
    void namesTypedOutInFullCallTooButNotTheBeginningOfAnotherWord() {
        assertThat(completion.mentions("@jonas and @room")).containsExactly("u_jonas", "@room");
        assertThat(completion.mentions("@roommate")).isEmpty();
    }

    @Test
    void whatWasDismissedStaysAway() {
        completion.look("@ma", 3);
        completion.dismiss();
        completion.look("@mai", 4);

        assertThat(completion.offers()).isEmpty();
    }
}
