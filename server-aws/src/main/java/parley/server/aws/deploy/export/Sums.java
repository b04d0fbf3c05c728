package parley.server.aws.deploy.export;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The hashes of files, in the form that {@code sha256sum --check} reads. */
final class Sums {
    private static final Pattern LINE = Pattern.compile("([0-9a-f]{64})  (\\S.*)");

    private Sums() {}

    static void write(ExportFolder folder) throws IOException {
        StringBuilder all = new StringBuilder();
        for (String each : folder.names()) {
            all.append(of(folder.top().resolve(each))).append("  ").append(each).append('\n');
        }
        Files.writeString(folder.sums(), all);
    }

    /** By name; an exception if a file is missing, was changed, or is there besides. */
    static Map<String, String> checked(ExportFolder folder) throws IOException, ExportException {
        if (!Files.isRegularFile(folder.sums())) {
            throw new ExportException(
                    folder.top()
                            + " is no whole export: there is no "
                            + folder.sums().getFileName()
                            + ", which is written last.");
        }
        Map<String, String> sums = new TreeMap<>();
        for (String each : Files.readAllLines(folder.sums())) {
            Matcher line = LINE.matcher(each);
            if (!line.matches()) {
                throw damaged(folder, folder.sums().getFileName() + " cannot be read");
            }
            sums.put(line.group(2), line.group(1));
        }
        List<String> there = folder.names();
        for (String each : there) {
            if (!sums.containsKey(each)) {
                throw damaged(folder, each + " does not belong to it");
            }
        }
        for (Map.Entry<String, String> each : sums.entrySet()) {
            if (!there.contains(each.getKey())) {
                throw damaged(folder, each.getKey() + " is missing");
            }
            if (!of(folder.top().resolve(each.getKey())).equals(each.getValue())) {
                throw damaged(folder, each.getKey() + " is not what was written");
            }
        }
        return sums;
    }

    static ExportException damaged(ExportFolder folder, String what) {
        return new ExportException(
                "The export in "
                        + folder.top()
                        + " is damaged: "
                        + what
                        + ". Nothing was written.");
    }

    static String of(Path file) throws IOException {
        MessageDigest digest = sha256();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
