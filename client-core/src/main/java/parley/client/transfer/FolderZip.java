package parley.client.transfer;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import parley.protocol.Limits;

/** Packs a folder into one file. Links are left out: they may lead anywhere. */
final class FolderZip {
    private static final int MAX_ENTRIES = 100_000;

    private FolderZip() {}

    /** Writes {@code zip} anew; nothing of it stays when it fails. */
    static void pack(Path folder, Path zip) throws IOException, TransferFailed {
        boolean done = false;
        try (ZipOutputStream out =
                new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(zip)))) {
            out.setLevel(Deflater.BEST_SPEED);
            Walk walk = new Walk(folder, zip, out);
            Files.walkFileTree(folder, walk);
            if (walk.tooLarge) {
                throw new TransferFailed(TransferProblem.TOO_LARGE, "a folder of that size");
            }
            done = true;
        } finally {
            if (!done) {
                Files.deleteIfExists(zip);
            }
        }
    }

    private static final class Walk extends SimpleFileVisitor<Path> {
        private final Path folder;
        private final Path zip;
        private final ZipOutputStream out;
        private int entries;
        boolean tooLarge;

        Walk(Path folder, Path zip, ZipOutputStream out) {
            this.folder = folder;
            this.zip = zip;
            this.out = out;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path each, BasicFileAttributes attributes)
                throws IOException {
            if (!each.equals(folder)) {
                out.putNextEntry(new ZipEntry(name(each) + "/"));
                out.closeEntry();
            }
            return counted();
        }

        @Override
        public FileVisitResult visitFile(Path each, BasicFileAttributes attributes)
                throws IOException {
            if (Thread.interrupted()) {
                throw new java.io.InterruptedIOException("packing was stopped");
            }
            if (attributes.isRegularFile()) {
                ZipEntry entry = new ZipEntry(name(each));
                entry.setLastModifiedTime(attributes.lastModifiedTime());
                out.putNextEntry(entry);
                Files.copy(each, out);
                out.closeEntry();
            }
            return counted();
        }

        private String name(Path each) {
            return folder.relativize(each).toString().replace('\\', '/');
        }

        private FileVisitResult counted() throws IOException {
            tooLarge = ++entries > MAX_ENTRIES || Files.size(zip) > Limits.FILE_BYTES;
            return tooLarge ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
        }
    }
}
