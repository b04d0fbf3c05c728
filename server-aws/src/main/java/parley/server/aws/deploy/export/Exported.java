package parley.server.aws.deploy.export;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import parley.server.aws.table.Item;

/** An export that was found whole: every file hashed, every item read. */
public final class Exported {
    private static final String FILES = "files/";

    private final ExportFolder folder;
    private final Map<String, String> sums;
    private final String id;

    private Exported(ExportFolder folder, Map<String, String> sums, String id) {
        this.folder = folder;
        this.sums = sums;
        this.id = id;
    }

    /** Reads all of it; an exception if anything is missing, changed, or there besides. */
    public static Exported in(Path top) throws ExportException {
        ExportFolder folder = new ExportFolder(top);
        try {
            Exported exported = new Exported(folder, Sums.checked(folder), Sums.of(folder.sums()));
            if (!exported.sums.containsKey(folder.table().getFileName().toString())) {
                throw Sums.damaged(folder, folder.table().getFileName() + " is missing");
            }
            exported.items(_ -> {});
            return exported;
        } catch (IOException e) {
            throw new ExportException("cannot read " + top + ": " + e.getMessage(), e);
        }
    }

    /** Another one for every other export. */
    String id() {
        return id;
    }

    /** The objects by their keys, with their files. */
    Map<String, Path> objects() {
        Map<String, Path> objects = new TreeMap<>();
        for (String each : sums.keySet()) {
            if (each.startsWith(FILES)) {
                objects.put(each.substring(FILES.length()), folder.top().resolve(each));
            }
        }
        return objects;
    }

    /** The SHA-256 of an object, in hexadecimal digits. */
    String sha256(String object) {
        return sums.getOrDefault(FILES + object, "");
    }

    /** One after the other, as they are in the file. */
    void items(Consumer<Item> take) throws ExportException {
        long n = 0;
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(
                                new GZIPInputStream(Files.newInputStream(folder.table())),
                                StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                n++;
                take.accept(read(line, n));
            }
        } catch (IOException e) {
            throw new ExportException("cannot read " + folder.table() + ": " + e.getMessage(), e);
        }
    }

    private Item read(String line, long n) throws ExportException {
        try {
            return ItemJson.read(line);
        } catch (RuntimeException e) {
            throw new ExportException(
                    folder.table() + " holds no item in line " + n + ". Nothing was written.", e);
        }
    }
}
