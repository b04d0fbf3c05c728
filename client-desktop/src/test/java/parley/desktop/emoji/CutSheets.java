package parley.desktop.emoji;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.imageio.ImageIO;

/**
 * Cuts the pages of emoji that the desktop carries out of the npm package {@code
 * emoji-datasource-google} (Noto Emoji images, Apache 2.0), unpacked with {@code npm pack
 * emoji-datasource-google@16.0.0}: first argument its folder, second the resource folder to write
 * to. Needed only when the emoji change.
 */
public final class CutSheets {
    /** Cells of the source stand 34 px apart with a rim of 1 px. */
    private static final int PITCH = 34;

    private static final int SIZE = 32;
    private static final int ACROSS = 16;
    private static final int PAGE = 128;
    private static final List<String> TONES = List.of("1F3FB", "1F3FC", "1F3FD", "1F3FE", "1F3FF");
    private static final List<String> GROUPS =
            List.of(
                    "Smileys & Emotion",
                    "People & Body",
                    "Animals & Nature",
                    "Food & Drink",
                    "Activities",
                    "Travel & Places",
                    "Objects",
                    "Symbols",
                    "Flags");

    private static final List<String> NAMES =
            List.of(
                    "SMILEYS",
                    "PEOPLE",
                    "NATURE",
                    "FOOD",
                    "ACTIVITIES",
                    "TRAVEL",
                    "OBJECTS",
                    "SYMBOLS",
                    "FLAGS");

    private record Place(int x, int y) {}

    private final BufferedImage sheet;
    private final Path into;
    private final List<Place> cells = new ArrayList<>();

    private CutSheets(BufferedImage sheet, Path into) {
        this.sheet = sheet;
        this.into = into;
    }

    public static void main(String[] args) throws IOException {
        var from = Path.of(args[0]);
        var sheet = ImageIO.read(from.resolve("img/google/sheets-256/32.png").toFile());
        var json = Files.readString(from.resolve("emoji.json"));
        new CutSheets(sheet, Path.of(args[1]))
                .cut(new ObjectMapper().readValue(json, new TypeReference<>() {}));
    }

    private void cut(List<Map<String, Object>> all) throws IOException {
        var sorted =
                all.stream()
                        .filter(e -> GROUPS.contains(text(e, "category")))
                        .filter(e -> Boolean.TRUE.equals(e.get("has_img_google")))
                        .sorted(
                                Comparator.comparingInt((Map<String, Object> e) ->
                                                GROUPS.indexOf(text(e, "category")))
                                        .thenComparingInt(e -> number(e, "sort_order")))
                        .toList();
        sorted.forEach(e -> cells.add(place(e)));
        var lines = new ArrayList<String>();
        for (var each : sorted) {
            lines.add(line(each));
        }
        Files.write(into.resolve("emoji.tsv"), lines, StandardCharsets.UTF_8);
        for (int page = 0; page * PAGE < cells.size(); page++) {
            write(page);
        }
    }

    private String line(Map<String, Object> emoji) {
        int tones = 0;
        if (emoji.get("skin_variations") instanceof Map<?, ?> variations) {
            var found = new ArrayList<Place>();
            for (var tone : TONES) {
                var one = variations.get(tone);
                var each = one == null ? variations.get(tone + "-" + tone) : one;
                if (each instanceof Map<?, ?> map) {
                    found.add(new Place(number(map, "sheet_x"), number(map, "sheet_y")));
                }
            }
            if (found.size() == TONES.size() && text(emoji, "unified").length() < 30) {
                tones = cells.size();
                cells.addAll(found);
            }
        }
        var names = new ArrayList<String>();
        if (emoji.get("short_names") instanceof List<?> list) {
            list.forEach(n -> names.add(n.toString()));
        }
        return String.join(
                "\t",
                chars(text(emoji, "unified")),
                Integer.toString(tones),
                NAMES.get(GROUPS.indexOf(text(emoji, "category"))),
                text(emoji, "name").toLowerCase(Locale.ROOT),
                String.join(" ", names));
    }

    private static Place place(Map<?, ?> emoji) {
        return new Place(number(emoji, "sheet_x"), number(emoji, "sheet_y"));
    }

    private static String text(Map<?, ?> emoji, String key) {
        return java.util.Objects.requireNonNull(emoji.get(key), key).toString();
    }

    private static int number(Map<?, ?> emoji, String key) {
        return ((Number) java.util.Objects.requireNonNull(emoji.get(key))).intValue();
    }

    private static String chars(String unified) {
        var text = new StringBuilder();
        for (var hex : unified.split("-", -1)) {
            text.appendCodePoint(Integer.parseInt(hex, 16));
        }
        return text.toString();
    }

    private void write(int page) throws IOException {
        var colours = (IndexColorModel) sheet.getColorModel();
        int rows = Math.min(PAGE, cells.size() - page * PAGE);
        int high = (rows + ACROSS - 1) / ACROSS;
        WritableRaster raster =
                Raster.createInterleavedRaster(
                        java.awt.image.DataBuffer.TYPE_BYTE, ACROSS * SIZE, high * SIZE, 1, null);
        int clear = clear(colours);
        for (int y = 0; y < raster.getHeight(); y++) {
            for (int x = 0; x < raster.getWidth(); x++) {
                raster.setSample(x, y, 0, clear);
            }
        }
        for (int i = 0; i < rows; i++) {
            var cell = cells.get(page * PAGE + i);
            var source =
                    sheet.getData(
                            new java.awt.Rectangle(
                                    cell.x() * PITCH + 1, cell.y() * PITCH + 1, SIZE, SIZE));
            int left = i % ACROSS * SIZE;
            int top = i / ACROSS * SIZE;
            for (int y = 0; y < SIZE; y++) {
                for (int x = 0; x < SIZE; x++) {
                    int value = source.getSample(source.getMinX() + x, source.getMinY() + y, 0);
                    raster.setSample(left + x, top + y, 0, value);
                }
            }
        }
        ImageIO.write(
                new BufferedImage(colours, raster, false, null),
                "png",
                into.resolve("page-" + page + ".png").toFile());
    }

    private static int clear(IndexColorModel colours) {
        for (int i = 0; i < colours.getMapSize(); i++) {
            if (colours.getAlpha(i) == 0) {
                return i;
            }
        }
        throw new IllegalStateException("the sheet has no clear colour");
    }
}
