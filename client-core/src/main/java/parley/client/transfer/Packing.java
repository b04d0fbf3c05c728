package parley.client.transfer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.client.picture.BadPictureException;
import parley.client.picture.PictureHeader;
import parley.client.picture.PictureInfo;
import parley.client.picture.Thumbnail;
import parley.client.picture.WithoutLocation;
import parley.protocol.FileName;
import parley.protocol.FilePurpose;
import parley.protocol.Limits;

/**
 * Makes parcels of what a person dropped: folders are packed, pictures measured, and shrunk one at
 * a time. What is made on the way lies in a folder of its own until it is sent.
 */
final class Packing {
    private static final Logger LOG = LoggerFactory.getLogger(Packing.class);
    private static final String MADE = "part-";
    private static final String UNKNOWN = "application/octet-stream";
    private static final Pattern MIME = Pattern.compile("[a-z0-9.+-]{1,60}/[a-z0-9.+-]{1,60}");

    private final Path folder;

    Packing(Path folder) {
        this.folder = folder;
    }

    /** A fresh place for something made on the way. */
    Path fresh(String ending) throws IOException {
        Files.createDirectories(folder);
        return Files.createTempFile(folder, MADE, ending);
    }

    /** Not read yet, but there: what is remembered of it until its turn comes. */
    static Parcel noted(Path file, FilePurpose purpose, boolean own) {
        return new Parcel(
                file.toAbsolutePath().toString(),
                own,
                FileName.safe(String.valueOf(file.getFileName())),
                UNKNOWN,
                sizeNow(file),
                -1,
                purpose,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                false);
    }

    private static long sizeNow(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.size(file) : 0;
        } catch (IOException e) {
            return 0; // said when its turn comes
        }
    }

    /** Measured and ready to be read; blocks. */
    Parcel packed(Parcel noted, boolean keepLocation) throws IOException, TransferFailed {
        try {
            return packedOrGone(noted, keepLocation);
        } catch (NoSuchFileException e) {
            throw new TransferFailed(TransferProblem.MISSING, e);
        }
    }

    private Parcel packedOrGone(Parcel noted, boolean keepLocation)
            throws IOException, TransferFailed {
        Path file = noted.where();
        if (Files.isDirectory(file)) {
            Path zip = fresh(".zip");
            FolderZip.pack(file, zip);
            return measured(noted, zip, true, noted.name() + ".zip", "application/zip");
        }
        if (!Files.isReadable(file) || !Files.isRegularFile(file)) {
            throw new TransferFailed(TransferProblem.MISSING, "not a file that can be read");
        }
        if (noted.purpose() == FilePurpose.VOICE) {
            return measured(noted, file, noted.own(), noted.name(), "audio/ogg");
        }
        Optional<PictureInfo> picture = picture(file);
        if (picture.isPresent() && !keepLocation) {
            Path clean = fresh("");
            try {
                WithoutLocation.copy(file, clean, picture.get().format());
                return picture(measured(noted, clean, true, noted.name(), UNKNOWN), picture.get());
            } catch (BadPictureException e) {
                LOG.debug("a picture is sent as it is", e);
                Files.deleteIfExists(clean);
            }
        }
        Parcel plain = measured(noted, file, noted.own(), noted.name(), mime(file));
        return picture.isPresent() ? picture(plain, picture.get()) : plain;
    }

    private static Parcel measured(Parcel noted, Path file, boolean own, String name, String mime)
            throws IOException, TransferFailed {
        long size = Files.size(file);
        if (size > noted.purpose().maxBytes()) {
            throw new TransferFailed(TransferProblem.TOO_LARGE, size + " bytes");
        }
        return new Parcel(
                file.toString(),
                own,
                name,
                mime,
                size,
                Files.getLastModifiedTime(file).toMillis(),
                noted.purpose(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                false);
    }

    private static Parcel picture(Parcel parcel, PictureInfo info) {
        boolean told = Math.max(info.width(), info.height()) <= Limits.PIXELS;
        return new Parcel(
                parcel.path(),
                parcel.own(),
                parcel.name(),
                info.format().mime(),
                parcel.size(),
                parcel.modifiedMs(),
                parcel.purpose(),
                told ? Optional.of(info.shownWidth()) : Optional.empty(),
                told ? Optional.of(info.shownHeight()) : Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                false);
    }

    private static Optional<PictureInfo> picture(Path file) throws IOException {
        try {
            return PictureHeader.read(file);
        } catch (BadPictureException e) {
            LOG.debug("sent as a file", e);
            return Optional.empty();
        }
    }

    /** A small picture of a picture; empty when it is none, or cannot be shown. */
    Optional<Parcel> thumb(Parcel parcel) throws IOException {
        if (parcel.w().isEmpty() || parcel.purpose() != FilePurpose.FILE) {
            return Optional.empty();
        }
        Path small = fresh("");
        try {
            synchronized (this) {
                PictureInfo info = PictureHeader.read(parcel.where()).orElseThrow();
                Thumbnail thumb = Thumbnail.make(parcel.where(), info, small);
                Parcel noted = noted(small, FilePurpose.THUMB, true);
                return Optional.of(measured(noted, small, true, "thumb", thumb.format().mime()));
            }
        } catch (BadPictureException | TransferFailed e) {
            LOG.debug("a picture without a small one", e);
            Files.deleteIfExists(small);
            return Optional.empty();
        }
    }

    private static String mime(Path file) throws IOException {
        String guess = Files.probeContentType(file);
        return guess != null && MIME.matcher(guess).matches() ? guess : UNKNOWN;
    }

    /** Takes away what a crash left half made: nothing that belongs to these shipments. */
    void sweep(Collection<Shipment> shipments) {
        Set<Path> wanted = new HashSet<>();
        for (Shipment shipment : shipments) {
            shipment.parcels().forEach(parcel -> wanted.add(parcel.where().toAbsolutePath()));
        }
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> all = Files.list(folder)) {
            for (Path each : all.toList()) {
                boolean made = String.valueOf(each.getFileName()).startsWith(MADE);
                if (made && !wanted.contains(each.toAbsolutePath())) {
                    Files.deleteIfExists(each);
                }
            }
        } catch (IOException e) {
            LOG.warn("what an earlier run left stays behind", e);
        }
    }

    /** Takes away what was made on the way. */
    static void discard(Shipment shipment) {
        for (Parcel parcel : shipment.parcels()) {
            if (parcel.own()) {
                try {
                    Files.deleteIfExists(parcel.where());
                } catch (IOException e) {
                    LOG.warn("a temporary file stays behind", e);
                }
            }
        }
    }
}
