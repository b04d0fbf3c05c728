package parley.conformance.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.conformance.wire.Person;
import parley.conformance.wire.WireSocket;
import parley.protocol.ErrorCode;
import parley.protocol.Event;
import parley.protocol.FileId;
import parley.protocol.FileOp;
import parley.protocol.FilePurpose;
import parley.protocol.Limits;
import parley.protocol.MeOp;
import parley.protocol.PeopleOp;
import parley.protocol.RoomId;
import parley.protocol.Sha256;
import parley.protocol.UserCard;

/** What people say and show of themselves. */
public final class ProfileScenarios {
    public void aStatusIsSeenByOthersUntilItIsTakenAway(Stage stage) throws Exception {
        Person ada = stage.cast().fresh();
        Person ben = stage.person();
        stage.room(ada, ben);
        WireSocket bens = stage.connect(ben);

        stage.callIfOffered(ada, status("🌴 on leave until Monday"));

        bens.event(Event.Changed.class, changed -> changed.users().contains(ada.id()));
        assertThat(card(stage, ben, ada).status()).contains("🌴 on leave until Monday");
        stage.api().call(ada, MeOp.SetProfile.name("Ada L."));
        assertThat(card(stage, ben, ada).status()).isPresent();
        stage.api().call(ada, status(""));
        assertThat(card(stage, ben, ada).status()).isEmpty();
        assertThat(card(stage, ben, ada).displayName()).isEqualTo("Ada L.");
    }

    public void aStatusIsNotLongerThanItMay(Stage stage) throws IOException {
        Person ada = stage.person();

        String answer =
                FileTools.answered(
                        stage,
                        ada,
                        """
                        {"op":"me.profile","id":"1","cid":"%s","d":{"status":"%s"}}\
                        """
                                .formatted(stage.cid(), "x".repeat(Limits.STATUS + 1)));

        assertThat(answer).contains("\"too_large\"").contains("\"status\"");
    }

    public void aPictureOfOneselfIsReadByThoseWhoSeeOne(Stage stage) throws IOException {
        Person ada = stage.cast().fresh();
        Person ben = stage.person();
        byte[] face = FileTools.bytes(stage, 20_000);
        FileId file = FileTools.upload(stage, ada, picture("me.png", face), face);

        stage.callIfOffered(ada, avatar(file.value()));

        assertThat(card(stage, ben, ada).avatar()).contains(file);
        assertThat(FileTools.read(stage, ben, file, Map.of()).body().toByteArray()).isEqualTo(face);
        stage.api().call(ada, avatar(""));
        assertThat(card(stage, ben, ada).avatar()).isEmpty();
    }

    public void onlyAnUploadedPictureOfOnesOwnIsShown(Stage stage) throws IOException {
        Person ada = stage.cast().fresh();
        Person ben = stage.person();
        RoomId room = stage.room(ada, ben);
        byte[] bytes = FileTools.bytes(stage, 3_000);
        FileId bens = FileTools.upload(stage, ben, picture("ben.png", bytes), bytes);
        FileId said = FileTools.upload(stage, ada, room, "said.png", bytes);
        byte[] other = FileTools.bytes(stage, 3_001);
        FileId waiting = stage.api().call(ada, picture("later.png", other)).file();
        FileId text = FileTools.upload(stage, ada, picture("me.txt", bytes), bytes);

        assertThat(FileTools.refused(stage, ada, avatar("f_none"))).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(FileTools.refused(stage, ada, avatar(bens.value())))
                .isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(FileTools.refused(stage, ada, avatar(said.value())))
                .isEqualTo(ErrorCode.BAD_REQUEST);
        assertThat(FileTools.refused(stage, ada, avatar(text.value())))
                .isEqualTo(ErrorCode.BAD_REQUEST);
        assertThat(FileTools.refused(stage, ada, avatar(waiting.value())))
                .isEqualTo(ErrorCode.FILE_NOT_READY);
        assertThat(card(stage, ben, ada).avatar()).isEmpty();
    }

    private static FileOp.Ticket picture(String name, byte[] content) {
        return new FileOp.Ticket(
                Optional.empty(),
                name,
                content.length,
                name.endsWith(".png") ? "image/png" : "text/plain",
                Sha256.of(content),
                FilePurpose.AVATAR,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static MeOp.SetProfile status(String text) {
        return new MeOp.SetProfile(Optional.empty(), Optional.of(text), Optional.empty());
    }

    private static MeOp.SetProfile avatar(String file) {
        return new MeOp.SetProfile(Optional.empty(), Optional.empty(), Optional.of(file));
    }

    private static UserCard card(Stage stage, Person reader, Person of) throws IOException {
        return stage.api().call(reader, new PeopleOp.GetUsers(List.of(of.id()))).list().getFirst();
    }
}
