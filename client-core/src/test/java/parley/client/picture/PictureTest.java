package parley.client.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PictureTest {
    @TempDir Path folder;

    private static PictureInfo info(byte[] bytes) throws IOException, BadPictureException {
        return PictureHeader.read(new ByteArrayInputStream(bytes)).orElseThrow();
    }

    private static PictureInfo plain(PictureFormat format, int width, int height) {
        return new PictureInfo(format, width, height, Orientation.NORMAL, 1);
    }

    @Test
    void headersTellFormatAndSizeOfWhatOthersWrote() throws Exception {
        assertThat(info(Samples.encoded("png", 31, 17)))
                .isEqualTo(plain(PictureFormat.PNG, 31, 17));
        assertThat(info(Samples.encoded("jpg", 640, 480)))
                .isEqualTo(plain(PictureFormat.JPEG, 640, 480));
        assertThat(info(Samples.encoded("gif", 9, 300)))
                .isEqualTo(plain(PictureFormat.GIF, 9, 300));
    }

    @Test
    void webpHeadersOfAllThreeKindsAreRead() throws Exception {
        byte[] lossy = {0, 0, 0, (byte) 0x9d, 1, 0x2a, (byte) 0x80, 2, (byte) 0xe0, 1};
        byte[] lossless = {0x2f, (byte) 0x7f, (byte) 0xc2, 0x77, 0};
        byte[] large = {0x10, 0, 0, 0, 0x7f, 2, 0, (byte) 0xdf, 1, 0};

        PictureInfo expected = plain(PictureFormat.WEBP, 640, 480);
        assertThat(info(Samples.webp("VP8 ", lossy))).isEqualTo(expected);
        assertThat(info(Samples.webp("VP8L", lossless))).isEqualTo(expected);
        assertThat(info(Samples.webp("VP8X", large))).isEqualTo(expected);
    }

    @Test
    void theNameOfAFileDoesNotMakeItAPicture() throws Exception {
        Path page = Files.writeString(folder.resolve("cat.png"), "<html><script>alert(1)");

        assertThat(PictureHeader.read(page)).isEmpty();
        assertThat(PictureHeader.read(Files.createFile(folder.resolve("empty.gif")))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Orientation.class)
    void thumbnailsStandAsTheCameraWasHeld(Orientation orientation) throws Exception {
        Path photo = Files.write(folder.resolve("p.jpg"), Samples.photo(1_600, 800, orientation));
        PictureInfo info = PictureHeader.read(photo).orElseThrow();

        Thumbnail thumbnail = Thumbnail.make(photo, info, folder.resolve("t.jpg"));

        assertThat(info.orientation()).isEqualTo(orientation);
        boolean turned = orientation.turnsSides();
        assertThat(thumbnail.width()).isEqualTo(turned ? 360 : 720);
        assertThat(thumbnail.height()).isEqualTo(turned ? 720 : 360);
        BufferedImage small = ImageIO.read(thumbnail.file().toFile());
        assertThat(redCorner(small)).isEqualTo(expectedCorner(orientation));
    }

    private static String expectedCorner(Orientation orientation) {
        return switch (orientation) {
            case NORMAL, QUARTER_MIRRORED -> "top left";
            case MIRRORED, QUARTER -> "top right";
            case HALF, THREE_QUARTERS_MIRRORED -> "bottom right";
            case HALF_MIRRORED, THREE_QUARTERS -> "bottom left";
        };
    }

    private static String redCorner(BufferedImage image) {
        StringBuilder red = new StringBuilder();
        for (String corner :
                new String[] {"top left", "top right", "bottom left", "bottom right"}) {
            int x = corner.endsWith("left") ? image.getWidth() / 8 : image.getWidth() * 7 / 8;
            int y = corner.startsWith("top") ? image.getHeight() / 8 : image.getHeight() * 7 / 8;
            if ((image.getRGB(x, y) >> 16 & 0xff) > 150) {
                red.append(corner);
            }
        }
        return red.toString();
    }

    @Test
    void transparentPicturesKeepTheirTransparency() throws Exception {
        Path png = Files.write(folder.resolve("a.png"), Samples.encoded("png", 1_000, 1_000));

        Thumbnail thumbnail =
                Thumbnail.make(png, PictureHeader.read(png).orElseThrow(), folder.resolve("t.png"));

        assertThat(thumbnail.format()).isEqualTo(PictureFormat.PNG);
        assertThat(PictureHeader.read(thumbnail.file()).orElseThrow())
                .isEqualTo(plain(PictureFormat.PNG, 720, 720));
    }

    @Test
    void smallPicturesAreNotEnlarged() throws Exception {
        Path gif = Files.write(folder.resolve("a.gif"), Samples.encoded("gif", 3, 1));

        Thumbnail thumbnail =
                Thumbnail.make(gif, PictureHeader.read(gif).orElseThrow(), folder.resolve("t"));

        assertThat(thumbnail.width()).isEqualTo(3);
        assertThat(thumbnail.height()).isEqualTo(1);
    }

    @Test
    void aPictureOfFortyTwoGigapixelsIsNeverDecoded() throws Exception {
        Path png = Files.write(folder.resolve("bomb.png"), Samples.hugePng(210_000, 200_000));
        PictureInfo info = PictureHeader.read(png).orElseThrow();

        assertThat(info.decodable()).isFalse();
        assertThatThrownBy(() -> Thumbnail.make(png, info, folder.resolve("t")))
                .isInstanceOf(BadPictureException.class)
                .hasMessageContaining("pixels");
        assertThat(folder.resolve("t")).doesNotExist();
    }

    @Test
    void aFrameLargerThanTheScreenOfAGifCounts() throws Exception {
        byte[] gif = Samples.encoded("gif", 8, 8);
        int descriptor = indexOf(gif, (byte) 0x2c, 13 + 6);
        Arrays.fill(gif, descriptor + 5, descriptor + 9, (byte) 0xff);

        assertThat(info(gif).decodable()).isFalse();
    }

    private static int indexOf(byte[] bytes, byte wanted, int from) {
        int at = from;
        while (bytes[at] != wanted || bytes[at + 1] != 0 || bytes[at + 5] != 8) {
            at++;
        }
        return at;
    }

    @Test
    void aPlaceIsTakenOutOfAPhotoButNotHowItStands() throws Exception {
        Path photo =
                Files.write(folder.resolve("p.jpg"), Samples.photo(64, 48, Orientation.QUARTER));
        Path clean = folder.resolve("c.jpg");

        WithoutLocation.copy(photo, clean, PictureFormat.JPEG);

        assertThat(text(photo)).contains("GPSLatitude");
        assertThat(text(clean)).doesNotContain("GPSLatitude");
        assertThat(PictureHeader.read(clean).orElseThrow())
                .isEqualTo(new PictureInfo(PictureFormat.JPEG, 64, 48, Orientation.QUARTER, 1));
        assertThat(ImageIO.read(clean.toFile()).getRGB(5, 5))
                .isEqualTo(ImageIO.read(photo.toFile()).getRGB(5, 5));
    }

    @Test
    void aPlaceIsTakenOutOfAPng() throws Exception {
        byte[] plain = Samples.encoded("png", 20, 10);
        byte[] note = Samples.chunk("eXIf", "GPSLatitude".getBytes(StandardCharsets.US_ASCII));
        byte[] both = Arrays.copyOf(plain, plain.length + note.length);
        System.arraycopy(note, 0, both, 33, note.length);
        System.arraycopy(plain, 33, both, 33 + note.length, plain.length - 33);
        Path png = Files.write(folder.resolve("p.png"), both);

        WithoutLocation.copy(png, folder.resolve("c.png"), PictureFormat.PNG);

        assertThat(Files.readAllBytes(folder.resolve("c.png"))).isEqualTo(plain);
    }

    @Test
    void aPlaceIsTakenOutOfAWebp() throws Exception {
        byte[] head = {0x0c, 0, 0, 0, 9, 0, 0, 9, 0, 0};
        byte[] plain = Samples.webp("VP8X", head);
        byte[] exif = Samples.webp("EXIF", "GPSLatitude ".getBytes(StandardCharsets.US_ASCII));
        byte[] both = Arrays.copyOf(plain, plain.length + exif.length - 12);
        System.arraycopy(exif, 12, both, plain.length, exif.length - 12);
        both[4] = (byte) (both.length - 8);
        Path webp = Files.write(folder.resolve("p.webp"), both);

        WithoutLocation.copy(webp, folder.resolve("c.webp"), PictureFormat.WEBP);

        byte[] clean = Files.readAllBytes(folder.resolve("c.webp"));
        assertThat(clean).hasSameSizeAs(plain);
        assertThat(clean[20]).isZero();
        assertThat(clean[4]).isEqualTo((byte) (plain.length - 8));
    }

    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    }
}
