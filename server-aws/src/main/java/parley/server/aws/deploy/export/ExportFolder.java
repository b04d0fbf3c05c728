package parley.server.aws.deploy.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * How an export lies on a disk: the table, the contents below {@code files}, and the hashes of all
 * of it, written last, so that an export without them was cut.
 */
record ExportFolder(Path top) {
    private static final String SUMS = "SHA256SUMS";

    /** Makes it, for its owner's eyes only: the table holds the workspace's keys. */
    void make() throws IOException {
        Files.createDirectories(top);
        var posix =
                Files.getFileAttributeView(
                        top, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        if (posix != null) {
            posix.setPermissions(PosixFilePermissions.fromString("rwx------"));
        }
    }

    Path table() {
        return top.resolve("table.json.gz");
    }

    Path files() {
        return top.resolve("files");
    }

    Path sums() {
        return top.resolve(SUMS);
    }

    /**
     * All files but the one with the hashes, by names that are the same on all systems, in order.
     */
    List<String> names() throws IOException {
        List<String> names = new ArrayList<>();
        try (Stream<Path> all = Files.walk(top)) {
            all.filter(Files::isRegularFile).forEach(each -> names.add(name(each)));
        }
        names.remove(SUMS);
        names.sort(null);
        return names;
    }

    private String name(Path file) {
        return top.relativize(file).toString().replace('\\', '/');
    }
}
