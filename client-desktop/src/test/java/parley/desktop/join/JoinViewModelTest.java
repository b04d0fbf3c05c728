package parley.desktop.join;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import parley.desktop.ProblemException;
import parley.desktop.fake.FakeEntrance;
import parley.desktop.fake.ImmediateBackground;
import parley.desktop.fake.Lantern;
import parley.desktop.text.Line;
import parley.desktop.workspace.Workspace;

class JoinViewModelTest {
    private static final String PIN = "q8VdVw1mQfXo0bCbcZlG0n2xTtE4oTq9yVbJ5v8Zc1A";
    private final Lantern lantern = new Lantern();
    private final FakeEntrance entrance = new FakeEntrance(lantern.workspace);
    private final List<Workspace> entered = new ArrayList<>();
    private final JoinViewModel model =
            new JoinViewModel(
                    JoinViewModel.Door.NETWORK,
                    entrance,
                    new ImmediateBackground(),
                    entered::add,
                    () -> {});

    @Test
    void anInviteLinkNeedsNoWordsAndBringsItsCode() {
        find("parley://192.168.1.20:7420/i/K7PX3MQD#pin=" + PIN + "&ws=w_1");

        assertThat(model.found().get().words()).isEmpty();
        fill();
        model.enter();

        assertThat(entered).containsExactly(lantern.workspace);
        assertThat(entrance.sent.getFirst().invite()).isEqualTo("K7PX3MQD");
    }

    @Test
    void aBareAddressShowsSixWordsAndSendsNothingSecretBeforeTheyAreConfirmed() {
        find("192.168.1.20");
        fill();

        assertThat(model.found().get().words()).hasSize(6);
        assertThat(entrance.sent).isEmpty();

        model.enter();
        assertThat(entrance.sent).hasSize(1);
    }

    @Test
    void whatIsNoAddressIsSaidUnderTheField() {
        find("htp:/lantern");

        assertThat(model.addressProblem().get()).isNotNull();
        assertThat(model.found().get()).isNull();
    }

    @Test
    void plainHttpOutsideTheNetworkIsRefusedWithTheReason() {
        find("http://chat.example.org");

        assertThat(model.addressProblem().get().key()).isEqualTo("connect.problem.plain");
    }

    @Test
    void aChangedPinIsAStopWithoutAWayOn() {
        entrance.notFound =
                Optional.of(new ProblemException(Line.of("connect.problem.pinChanged"), "pin"));

        find("192.168.1.20");

        assertThat(model.stopped().get().key()).isEqualTo("connect.problem.pinChanged");
        model.enter();
        assertThat(entrance.sent).isEmpty();
    }

    @Test
    void everyFieldThatIsWrongSaysSo() {
        find("192.168.1.20");
        model.account().nameProperty().set("No Spaces");
        model.account().passwordProperty().set("short");

        model.enter();

        assertThat(model.account().displayNameProblem().get()).isNotNull();
        assertThat(model.account().nameProblem().get()).isNotNull();
        assertThat(model.account().passwordProblem().get()).isNotNull();
        assertThat(entrance.sent).isEmpty();
    }

    @Test
    void aRefusalStandsUnderTheFieldItNamesAndKeepsWhatWasTyped() {
        find("192.168.1.20");
        fill();
        entrance.refusal =
                Optional.of(new ProblemException(Line.of("account.problem.taken"), "name"));

        model.enter();

        assertThat(model.account().nameProblem().get().key()).isEqualTo("account.problem.taken");
        assertThat(model.account().passwordProperty().get()).isNotEmpty();
        assertThat(entered).isEmpty();
    }

    @Test
    void theUserNameIsSuggestedUntilItIsTyped() {
        model.account().displayNameProperty().set("Tomás Oliveira");
        assertThat(model.account().nameProperty().get()).isEqualTo("tomas");

        model.account().nameProperty().set("tom");
        model.account().displayNameProperty().set("Thomas");
        assertThat(model.account().nameProperty().get()).isEqualTo("tom");
    }

    private void find(String address) {
        model.addressProperty().set(address);
        model.find();
    }

    private void fill() {
        model.account().displayNameProperty().set("Tomás Oliveira");
        model.account().passwordProperty().set("a short sentence");
    }
}
