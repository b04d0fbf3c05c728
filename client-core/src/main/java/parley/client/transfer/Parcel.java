package parley.client.transfer;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import parley.protocol.FileId;
import parley.protocol.FilePurpose;
import parley.protocol.Sha256;

/**
 * One file to be uploaded, as it is kept on disk.
 *
 * @param path where it lies on this computer
 * @param own made for the upload: deleted afterwards
 * @param modifiedMs when it was last changed; another time later means another file
 * @param hashes of its parts; empty until they were read
 * @param file what the server called it; empty until it was asked
 * @param done the server has it whole
 */
record Parcel(
        String path,
        boolean own,
        String name,
        String mime,
        long size,
        long modifiedMs,
        FilePurpose purpose,
        Optional<Integer> w,
        Optional<Integer> h,
        Optional<FileId> thumb,
        List<String> hashes,
        Optional<FileId> file,
        boolean done) {
    Parcel {
        hashes = List.copyOf(hashes);
    }

    Path where() {
        return Path.of(path);
    }

    /** As the ticket wants it. */
    String sha256() {
        return hashes.size() == 1 ? hashes.getFirst() : Sha256.ofParts(hashes);
    }

    Parcel withHashes(List<String> fresh) {
        return new Parcel(
                path, own, name, mime, size, modifiedMs, purpose, w, h, thumb, fresh, file, done);
    }

    Parcel withThumb(FileId fresh) {
        return new Parcel(
                path,
                own,
                name,
                mime,
                size,
                modifiedMs,
                purpose,
                w,
                h,
                Optional.of(fresh),
                hashes,
                file,
                done);
    }

    Parcel at(Optional<FileId> fresh, boolean complete) {
        return new Parcel(
                path,
                own,
                name,
                mime,
                size,
                modifiedMs,
                purpose,
                w,
                h,
                thumb,
                hashes,
                fresh,
                complete);
    }
}
