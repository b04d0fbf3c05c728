package parley.client.transfer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parley.protocol.Cid;
import parley.protocol.FileId;
import parley.protocol.FilePurpose;
import parley.protocol.MessageOp;
import parley.protocol.VoiceNote;

/**
 * A message that waits for its files, as it is kept on disk.
 *
 * @param cid the key the message will be sent with, once
 * @param ms length of a voice note in milliseconds, with {@code wave}
 * @param keepLocation photos go as they are
 */
record Shipment(
        Cid cid,
        Letter letter,
        List<Parcel> parcels,
        Optional<Integer> ms,
        Optional<String> wave,
        boolean keepLocation,
        boolean paused,
        Optional<TransferProblem> problem,
        Instant queued) {
    Shipment {
        parcels = List.copyOf(parcels);
    }

    long size() {
        return parcels.stream().mapToLong(Parcel::size).sum();
    }

    Shipment with(int at, Parcel parcel) {
        List<Parcel> fresh = new ArrayList<>(parcels);
        fresh.set(at, parcel);
        return new Shipment(cid, letter, fresh, ms, wave, keepLocation, paused, problem, queued);
    }

    Shipment with(boolean nowPaused, Optional<TransferProblem> nowProblem) {
        return new Shipment(
                cid, letter, parcels, ms, wave, keepLocation, nowPaused, nowProblem, queued);
    }

    /** The same, to be posted without waiting for a time. */
    Shipment atOnce() {
        return new Shipment(
                cid, letter.now(), parcels, ms, wave, keepLocation, paused, problem, queued);
    }

    /** What is said once every parcel is there. */
    MessageOp.Send message() {
        List<FileId> files = new ArrayList<>();
        Optional<VoiceNote> voice = Optional.empty();
        for (Parcel parcel : parcels) {
            FileId file = parcel.file().orElseThrow();
            if (parcel.purpose() == FilePurpose.VOICE) {
                voice = Optional.of(new VoiceNote(file, ms.orElse(1), wave.orElse("")));
            } else {
                files.add(file);
            }
        }
        return new MessageOp.Send(
                letter.room(),
                letter.text(),
                letter.format(),
                letter.replyTo(),
                files,
                voice,
                letter.mentions(),
                false,
                letter.at(),
                Optional.empty());
    }
}
