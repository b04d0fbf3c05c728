package parley.client.transfer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.zip.ZipFile;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import parley.client.transfer.Transfer.State;
import parley.client.voice.VoiceNote;
import parley.protocol.Cid;
import parley.protocol.ErrorCode;
import parley.protocol.FileId;
import parley.protocol.FileOp;
import parley.protocol.FilePurpose;
import parley.protocol.FileRef;
import parley.protocol.MessageOp;
import parley.protocol.RoomId;
import parley.protocol.TextFormat;

@Timeout(60)
class TransferQueueTest {
    private static final Optional<Integer> NONE = Optional.empty();

    private static final RoomId ROOM = new RoomId("r_1");

    @TempDir Path folder;
    private final FakeFileServer server = new FakeFileServer();
    private final Object changes = new Object();

    /** Guarded by {@link #changes}. */
    private final Map<Cid, MessageOp.Send> said = new LinkedHashMap<>();

    private TransferQueue queue;

    @BeforeEach
    void start() {
        queue =
                new TransferQueue(
                        server,
                        (cid, message) -> {
                            synchronized (changes) {
                                said.put(cid, message);
                            }
                        },
                        folder.resolve("transfers.db"),
                        folder.resolve("outgoing"),
                        InstantSource.fixed(Instant.EPOCH),
                        () -> System.nanoTime() / 1_000_000);
        var _ = queue.listen(this::changed);
        queue.start();
    }

    @AfterEach
    void stop() {
        queue.close();
    }

    private void changed() {
        synchronized (changes) {
            changes.notifyAll();
        }
    }

    private void until(BooleanSupplier condition) throws InterruptedException, TimeoutException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        synchronized (changes) {
            while (!condition.getAsBoolean()) {
                if (System.nanoTime() > end) {
                    throw new TimeoutException("still " + queue.list());
                }
                changes.wait(20);
            }
        }
    }

    private MessageOp.Send said(Cid cid) throws InterruptedException, TimeoutException {
        until(() -> said.containsKey(cid));
        synchronized (changes) {
            return Objects.requireNonNull(said.get(cid));
        }
    }

    private boolean is(Cid cid, State state) {
        return queue.list().stream().anyMatch(t -> t.cid().equals(cid) && t.state() == state);
    }

    private Path file(String name, int size) throws IOException {
        byte[] bytes = new byte[size];
        Arrays.fill(bytes, (byte) name.length());
        return Files.write(folder.resolve(name), bytes);
    }

    private static Letter letter(String text, Optional<Instant> at) {
        return new Letter(ROOM, text, TextFormat.PLAIN, List.of(), Optional.empty(), at);
    }

    @Test
    void filesOfALaterMessageGoAtOnceAndTheMessageWaitsAtTheServer() throws Exception {
        Instant at = Instant.EPOCH.plusSeconds(3_600);
        server.offline(true);
        Cid cid =
                queue.send(letter("tomorrow", Optional.of(at)), List.of(file("a", 9)), false)
                        .getFirst();
        until(() -> is(cid, State.WAITING));
        queue.close();
        start();
        server.offline(false);
        queue.online();

        until(() -> server.scheduled().containsKey(cid));

        MessageOp.Send waits = Objects.requireNonNull(server.scheduled().get(cid));
        assertThat(waits.sendAt()).contains(at);
        assertThat(waits.text()).isEqualTo("tomorrow");
        assertThat(server.content(waits.files().getFirst())).hasSize(9);
        until(() -> queue.list().isEmpty());
        assertThat(said).isEmpty();
        assertThat(queue.arrived()).hasSize(1);
    }

    @Test
    void aLaterMessageWhoseTimePassedWhileItsFilesWentGoesAtOnce() throws Exception {
        server.late();
        Optional<Instant> at = Optional.of(Instant.EPOCH.plusSeconds(1));

        Cid cid = queue.send(letter("late", at), List.of(file("a", 9)), false).getFirst();

        assertThat(said(cid).sendAt()).isEmpty();
        assertThat(said(cid).files()).hasSize(1);
        assertThat(server.scheduled()).isEmpty();
    }

    private Cid send(Path... files) {
        return queue.send(Letter.to(ROOM), List.of(files), false).getFirst();
    }

    @Test
    void filesArriveBeforeTheirMessageIsSaid() throws Exception {
        Letter letter = letter("the list", Optional.empty());
        Path list = file("list.txt", 5_000);

        Cid cid = queue.send(letter, List.of(list, file("empty", 0)), false).getFirst();

        MessageOp.Send message = said(cid);
        assertThat(message.text()).isEqualTo("the list");
        assertThat(message.files()).hasSize(2);
        assertThat(server.content(message.files().getFirst())).isEqualTo(Files.readAllBytes(list));
        assertThat(server.content(message.files().get(1))).isEmpty();
        until(() -> queue.list().isEmpty());
    }

    @Test
    void aPictureTellsItsSizeAndBringsASmallOne() throws Exception {
        Path picture = folder.resolve("lamp.dat");
        ImageIO.write(
                new BufferedImage(1_500, 900, BufferedImage.TYPE_INT_RGB), "png", picture.toFile());

        FileId file = said(send(picture)).files().getFirst();

        FileOp.Ticket ticket = server.ticket(file);
        assertThat(ticket.mime()).isEqualTo("image/png");
        assertThat(ticket.w()).contains(1_500);
        FileOp.Ticket thumb = server.ticket(ticket.thumb().orElseThrow());
        assertThat(thumb.purpose()).isEqualTo(FilePurpose.THUMB);
        assertThat(thumb.size()).isBetween(100L, 100_000L);
        until(this::nothingIsLeft);
    }

    @Test
    void aDamagedPictureGoesAsItIsWithoutASmallOne() throws Exception {
        Path picture = folder.resolve("lamp.png");
        ImageIO.write(
                new BufferedImage(150, 90, BufferedImage.TYPE_INT_RGB), "png", picture.toFile());
        byte[] bytes = Files.readAllBytes(picture);
        Arrays.fill(bytes, 45, 60, (byte) 0xff);
        Files.write(picture, bytes);

        FileId file = said(send(picture)).files().getFirst();

        assertThat(server.ticket(file).thumb()).isEmpty();
        assertThat(server.ticket(file).w()).contains(150);
    }

    /** What was made on the way is taken away after the message was said. */
    private boolean nothingIsLeft() {
        try (var left = Files.list(folder.resolve("outgoing"))) {
            return left.findAny().isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aFolderGoesAsAZip() throws Exception {
        Path plans = Files.createDirectories(folder.resolve("plans/old"));
        Files.writeString(plans.resolve("a.txt"), "first");

        FileId file = said(send(folder.resolve("plans"))).files().getFirst();

        assertThat(server.ticket(file).name()).isEqualTo("plans.zip");
        Path zip = Files.write(folder.resolve("got.zip"), server.content(file));
        try (ZipFile read = new ZipFile(zip.toFile())) {
            var entry = read.getEntry("old/a.txt");
            assertThat(read.getInputStream(entry)).hasBinaryContent("first".getBytes(UTF_8));
        }
    }

    @Test
    void aFolderThatDoesNotFitOnTheDiskAsAZipFailsAndSaysSo() throws Exception {
        Path plans = Files.createDirectories(folder.resolve("plans"));
        byte[] noise = new byte[3 << 20];
        new Random(1).nextBytes(noise);
        Files.write(plans.resolve("noise"), noise);

        try (var _ = SmallDisk.at(folder.resolve("outgoing"))) {
            Cid cid = send(plans);
            until(() -> is(cid, State.FAILED));

            assertThat(queue.list().getFirst().problem()).contains(TransferProblem.DISK);
            assertThat(folder.resolve("outgoing")).isEmptyDirectory();
            queue.cancel(cid);
        }
    }

    @Test
    void aVoiceNoteRecordedOfflineIsSaidOnceWhenThereIsANetwork() throws Exception {
        server.offline(true);
        VoiceNote note = new VoiceNote(file("note.ogg", 3_000), Duration.ofMillis(4_200), "AAEC");
        Cid cid = queue.send(Letter.to(ROOM), note);
        until(() -> is(cid, State.WAITING));
        queue.close();

        server.offline(false);
        start();

        MessageOp.Send message = said(cid);
        assertThat(message.voice().orElseThrow().ms()).isEqualTo(4_200);
        assertThat(message.voice().orElseThrow().wave()).isEqualTo("AAEC");
        assertThat(message.files()).isEmpty();
        assertThat(said).hasSize(1);
        until(() -> Files.notExists(note.file()));
    }

    @Test
    void partsThatTheServerLostAfterItAnsweredAreSentAgain() throws Exception {
        Path large = folder.resolve("video.mp4");
        try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
            file.setLength((64L << 20) + 5);
        }
        server.loseAtDone(3, 9);

        FileId file = said(send(large)).files().getFirst();

        assertThat(server.putParts()).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7, 8, 9, 3, 9);
        assertThat(server.content(file)).hasSize((64 << 20) + 5);
    }

    @Test
    void aLargeFileGoesOnWhereItWasCutAlsoInAnotherLifeOfTheProgram() throws Exception {
        Path large = folder.resolve("video.mp4");
        try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
            file.setLength((64L << 20) + 5);
        }
        server.cutAfter((3L << 23) + 1_000);
        Cid cid = send(large);
        until(() -> is(cid, State.WAITING));
        assertThat(server.putParts()).hasSizeBetween(2, 3);
        queue.close();

        server.mend();
        start();

        FileId file = said(cid).files().getFirst();
        assertThat(server.putParts()).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7, 8, 9);
        assertThat(server.content(file)).hasSize((64 << 20) + 5);
        assertThat(server.files()).isEqualTo(1);
    }

    @Test
    void whatArrivedIsListedUntilItIsForgotten() throws Exception {
        Cid cid = send(file("a.txt", 10));
        said(cid);
        until(() -> !queue.arrived().isEmpty());

        assertThat(queue.arrived()).extracting(Transfer::cid).containsExactly(cid);
        assertThat(queue.arrived()).extracting(Transfer::moved).containsExactly(10L);
        queue.forgetArrived();
        assertThat(queue.arrived()).isEmpty();
    }

    @Test
    void whatAMessageCarriesIsSaidAgainWithoutItsBytes() throws Exception {
        FileId first = said(send(file("a.txt", 10))).files().getFirst();
        FileRef ref = new FileRef(first, "a.txt", 10, "text/plain", NONE, NONE, Optional.empty());
        server.contentsCount();

        FileId again = queue.again(ref, FilePurpose.FILE, new RoomId("r_other"));

        assertThat(again).isNotEqualTo(first);
        assertThat(server.ticket(again).room()).contains(new RoomId("r_other"));
        assertThat(server.ticket(again).name()).isEqualTo("a.txt");
        assertThat(server.putParts()).hasSize(1);
    }

    @Test
    void whatIsGoneOrRefusedIsNotSaidAgainAndSaysWhy() throws Exception {
        FileId first = said(send(file("a.txt", 10))).files().getFirst();
        FileRef ref = new FileRef(first, "a.txt", 10, "text/plain", NONE, NONE, Optional.empty());
        RoomId room = new RoomId("r_other");

        assertThatThrownBy(() -> queue.again(ref, FilePurpose.FILE, room))
                .isInstanceOfSatisfying(
                        TransferFailed.class,
                        e -> assertThat(e.problem()).isEqualTo(TransferProblem.MISSING));
        assertThat(server.files()).isEqualTo(1);
        server.refuse(ErrorCode.QUOTA_EXCEEDED);
        assertThatThrownBy(() -> queue.again(ref, FilePurpose.FILE, room))
                .isInstanceOfSatisfying(
                        TransferFailed.class,
                        e -> assertThat(e.problem()).isEqualTo(TransferProblem.QUOTA));
    }

    @Test
    void theNetworkComingBackEndsTheWaiting() throws Exception {
        server.offline(true);
        Cid cid = send(file("a.txt", 10));
        until(() -> is(cid, State.WAITING));

        server.offline(false);
        queue.online();

        assertThat(said(cid).files()).hasSize(1);
    }

    @Test
    void aFileThatChangesWhileItIsSentFailsAndSaysSo() throws Exception {
        Path file = file("log.txt", 1_000);
        server.beforePut(() -> {
            try {
                Files.writeString(file, "x".repeat(1_000));
                Files.setLastModifiedTime(file, FileTime.fromMillis(0));
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });

        Cid cid = send(file);

        until(() -> is(cid, State.FAILED));
        assertThat(queue.list().getFirst().problem()).contains(TransferProblem.CHANGED);
        assertThat(said).isEmpty();
    }

    @Test
    void whatTheServerRefusesFailsWithItsReasonAndCanBeTriedAgain() throws Exception {
        server.refuse(ErrorCode.QUOTA_EXCEEDED);
        Cid cid = send(file("a.txt", 10));
        until(() -> is(cid, State.FAILED));
        assertThat(queue.list().getFirst().problem()).contains(TransferProblem.QUOTA);

        queue.close();
        start();

        until(() -> is(cid, State.FAILED));
        assertThat(queue.list().getFirst().problem()).contains(TransferProblem.QUOTA);
    }

    @Test
    void aMissingFileFails() throws Exception {
        Cid cid = send(folder.resolve("gone.txt"));

        until(() -> is(cid, State.FAILED));

        assertThat(queue.list().getFirst().problem()).contains(TransferProblem.MISSING);
    }

    @Test
    void aPausedTransferStaysPausedUntilItIsResumed() throws Exception {
        server.offline(true);
        Cid cid = send(file("a.txt", 10));
        assertThat(queue.pause(cid)).isTrue();
        queue.close();
        server.offline(false);
        start();
        until(() -> is(cid, State.PAUSED));

        queue.resume(cid);

        assertThat(said(cid).files()).hasSize(1);
    }

    @Test
    void aCancelledTransferIsForgottenHereAndThere() throws Exception {
        Path large = file("a.bin", 4_000);
        server.cutAfter(100);
        Cid cid = send(large);
        until(() -> is(cid, State.WAITING));
        server.mend();

        queue.pause(cid);
        queue.cancel(cid);

        until(() -> server.files() == 0);
        assertThat(queue.list()).isEmpty();
        assertThat(large).exists();
    }

    @Test
    void aDamagedQueueIsSetAsideAndANewOneBegun() throws Exception {
        queue.close();
        Files.writeString(folder.resolve("transfers.db"), "no database at all".repeat(100));
        start();

        assertThat(said(send(file("a.txt", 10))).files()).hasSize(1);
        assertThat(folder.resolve("transfers.db.damaged")).exists();
    }

    @Test
    void whatACrashLeftHalfMadeIsTakenAwayAndWhatIsStillNeededStays() throws Exception {
        Files.writeString(Files.createDirectories(folder.resolve("plans")).resolve("a"), "first");
        server.cutAfter(0);
        Cid cid = send(folder.resolve("plans"));
        until(() -> is(cid, State.WAITING));
        queue.close();
        Path half = Files.writeString(folder.resolve("outgoing/part-77.zip"), "half");
        Path other = Files.writeString(folder.resolve("outgoing/note.ogg"), "not made here");

        server.mend();
        start();

        FileId file = said(cid).files().getFirst();
        assertThat(server.ticket(file).name()).isEqualTo("plans.zip");
        assertThat(half).doesNotExist();
        assertThat(other).exists();
    }

    @Test
    void moreThanTenFilesGoInSeveralMessages() throws Exception {
        Path[] files = new Path[11];
        for (int i = 0; i < files.length; i++) {
            files[i] = file("f" + i, i);
        }

        List<Cid> cids = queue.send(Letter.to(ROOM), List.of(files), false);

        assertThat(said(cids.get(0)).files()).hasSize(10);
        assertThat(said(cids.get(1)).files()).hasSize(1);
    }
}
