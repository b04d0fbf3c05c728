package parley.client.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** WebP of 64 x 48: the left half red, the right half blue or clear. */
class WebpTest {
    @TempDir Path folder;

    private static byte[] sample(String name) throws IOException {
        try (InputStream in = WebpTest.class.getResourceAsStream(name + ".webp")) {
            return Objects.requireNonNull(in, name).readAllBytes();
        }
    }

    private Path file(byte[] content) throws IOException {
        return Files.write(folder.resolve("sample.webp"), content);
    }

    private static PictureInfo info(Path file) throws Exception {
        return PictureHeader.read(file).orElseThrow();
    }

    private static int red(int argb) {
        return argb >> 16 & 0xff;
    }

    private static int blue(int argb) {
        return argb & 0xff;
    }

    @ParameterizedTest
    @ValueSource(strings = {"lossy", "lossless", "clear"})
    void itsPixelsAreRead(String name) throws Exception {
        Path file = file(sample(name));

        Decoded decoded = Decoded.of(file, info(file), 720);

        assertThat(decoded.width()).isEqualTo(64);
        assertThat(decoded.height()).isEqualTo(48);
        int left = decoded.pixels()[24 * 64 + 10];
        int right = decoded.pixels()[24 * 64 + 54];
        assertThat(red(left)).isGreaterThan(230);
        if (name.equals("clear")) {
            assertThat(right >>> 24).isLessThan(20);
        } else {
            assertThat(blue(right)).isGreaterThan(230);
        }
    }

    @Test
    void aSmallPictureIsMadeOfIt() throws Exception {
        Path file = file(sample("clear"));

        Thumbnail small = Thumbnail.make(file, info(file), folder.resolve("small"), 32);

        assertThat(small.width()).isEqualTo(32);
        assertThat(small.format()).isEqualTo(PictureFormat.PNG);
    }

    @Test
    void aFrameLargerThanItsPictureIsRefusedBeforeItIsDecoded() throws Exception {
        byte[] canvas = {0, 0, 0, 0, 9, 0, 0, 9, 0, 0};
        byte[] bomb = Samples.webp("VP8X", canvas);
        ByteBuffer frame = ByteBuffer.allocate(18).order(ByteOrder.LITTLE_ENDIAN);
        frame.put("VP8 ".getBytes(StandardCharsets.US_ASCII)).putInt(10);
        frame.put(new byte[] {0x10, 0, 0, (byte) 0x9d, 1, 0x2a});
        frame.putShort((short) 0x3fff).putShort((short) 0x3fff);
        var all = new ByteArrayOutputStream();
        all.write(bomb);
        all.write(frame.array());
        Path file = file(all.toByteArray());

        assertThatThrownBy(() -> Decoded.of(file, info(file), 720))
                .isInstanceOf(BadPictureException.class);
    }

    @Test
    void aPictureThatWouldTakeTooMuchMemoryIsRefused() throws Exception {
        ByteBuffer frame = ByteBuffer.allocate(10).order(ByteOrder.LITTLE_ENDIAN);
        frame.put(new byte[] {0x10, 0, 0, (byte) 0x9d, 1, 0x2a});
        frame.putShort((short) 3_000).putShort((short) 3_000);
        Path file = file(Samples.webp("VP8 ", frame.array()));

        assertThatThrownBy(() -> Decoded.of(file, info(file), 720))
                .isInstanceOf(BadPictureException.class)
                .hasMessageContaining("too large");
    }

    @Test
    void damagedOnesEndAsPicturesOrInTheOneCheckedException() throws Exception {
        var random = new Random(7);
        int refused = 0;
        for (var name : new String[] {"lossy", "lossless", "clear", "moving"}) {
            byte[] good = sample(name);
            byte[] bad = good.clone();
            bad[30 + random.nextInt(bad.length - 30)] = (byte) random.nextInt();
            for (byte[] each : new byte[][] {bad, Arrays.copyOf(good, good.length * 2 / 3)}) {
                Path file = file(each);
                try {
                    var info = PictureHeader.read(file);
                    if (info.isPresent()) {
                        Decoded.of(file, info.get(), 720);
                    }
                } catch (BadPictureException expected) {
                    refused++;
                }
            }
        }
        assertThat(refused).isPositive();
    }

    /** Transforms cost nothing in the file and the whole picture when it is decoded. */
    @Test
    void thousandsOfTransformsEndWithThePatience() throws Exception {
        Path file = file(HostileWebp.transforms(4_000, 3_000, 20_000));
        assertThat(info(file).decodable()).isTrue();

        assertThatThrownBy(() ->
                        WebpProcess.decode(WebpProcess.command(file, 720), Duration.ofSeconds(2)))
                .isInstanceOf(BadPictureException.class);
    }

    @Test
    void transformsThatTakeAllTheMemoryEndTheirOwnProcessOnly() throws Exception {
        Path file = file(HostileWebp.predictors(4_000, 3_000, 2_000));

        assertThatThrownBy(() ->
                        WebpProcess.decode(WebpProcess.command(file, 720), Duration.ofSeconds(4)))
                .isInstanceOf(BadPictureException.class);
    }

    @Test
    void aLargeOneIsDecodedInTheMemoryItHas() throws Exception {
        Path file = file(HostileWebp.transforms(4_000, 3_000, 1));

        var image = WebpProcess.decode(WebpProcess.command(file, 720), Duration.ofMinutes(2));

        assertThat(image.getWidth()).isEqualTo(2_000);
        assertThat(image.getHeight()).isEqualTo(1_500);
    }

    /** As on a computer that is busy with something else. */
    @Test
    void aDecoderThatWaitsForItsTurnIsLetFinish() throws Exception {
        var image = WebpProcess.decode(idle(2_500), Duration.ofSeconds(2));

        assertThat(image.getWidth()).isEqualTo(1);
    }

    @Test
    void aDecoderThatOnlyWaitsIsEndedToo() {
        assertThatThrownBy(() -> WebpProcess.decode(idle(600_000), Duration.ofMillis(300)))
                .isInstanceOf(BadPictureException.class);
    }

    private List<String> idle(int ms) {
        var command = new ArrayList<>(WebpProcess.command(folder, ms));
        command.set(command.indexOf(WebpMain.class.getName()), IdleDecoder.class.getName());
        return command;
    }

    @Test
    void aProgramThatIsNotThereIsAFailureOfTheComputer() {
        var nothing = List.of(folder.resolve("nothing").toString());

        assertThatThrownBy(() -> WebpProcess.decode(nothing, Duration.ofSeconds(60)))
                .isInstanceOf(IOException.class);
    }
}
