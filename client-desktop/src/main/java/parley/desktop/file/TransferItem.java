package parley.desktop.file;

import java.util.Optional;
import parley.desktop.text.Line;
import parley.desktop.workspace.AllTransfers;
import parley.protocol.FileRef;

/** A file on its way to or from a workspace, with what can be done to it. UI thread only. */
public sealed interface TransferItem {
    /** What it does. */
    enum Phase {
        QUEUED,
        PREPARING,
        MOVING,
        WAITING,
        PAUSED,
        FAILED,
        DONE
    }

    /** The same for as long as it is in the list. */
    Object key();

    String name();

    /** How many files go together. */
    int files();

    Phase phase();

    /** Bytes that are there, of {@link #size}. */
    long moved();

    long size();

    /** Bytes a second; 0 while it is not known. */
    long speed();

    /** With {@link Phase#FAILED} only. */
    Optional<Line> problem();

    /** Holds it, goes on with it, tries it again. */
    void toggle();

    void cancel();

    /** To the workspace. */
    record Up(AllTransfers of, AllTransfers.Placed placed, String room) implements TransferItem {
        @Override
        public Object key() {
            return placed.transfer().cid();
        }

        @Override
        public String name() {
            return placed.transfer().name();
        }

        @Override
        public int files() {
            return placed.transfer().files();
        }

        @Override
        public Phase phase() {
            if (placed.there()) {
                return Phase.DONE;
            }
            return switch (placed.transfer().state()) {
                case QUEUED -> Phase.QUEUED;
                case PREPARING -> Phase.PREPARING;
                case MOVING -> Phase.MOVING;
                case WAITING -> Phase.WAITING;
                case PAUSED -> Phase.PAUSED;
                case FAILED -> Phase.FAILED;
            };
        }

        @Override
        public long moved() {
            return placed.transfer().moved();
        }

        @Override
        public long size() {
            return placed.transfer().size();
        }

        @Override
        public long speed() {
            return placed.transfer().speed();
        }

        @Override
        public Optional<Line> problem() {
            return placed.transfer().problem();
        }

        @Override
        public void toggle() {
            var cid = placed.transfer().cid();
            switch (phase()) {
                case PAUSED, FAILED -> of.resume(cid);
                case QUEUED, PREPARING, MOVING, WAITING -> of.pause(cid);
                case DONE -> {}
            }
        }

        @Override
        public void cancel() {
            of.cancel(placed.transfer().cid());
        }
    }

    /** From the workspace. */
    record Down(DownloadsViewModel of, FileRef file, Download state) implements TransferItem {
        @Override
        public Object key() {
            return file.file();
        }

        @Override
        public String name() {
            return file.name();
        }

        @Override
        public int files() {
            return 1;
        }

        @Override
        public Phase phase() {
            return switch (state) {
                case Download.Moving _ -> Phase.MOVING;
                case Download.Paused _ -> Phase.PAUSED;
                case Download.Failed _ -> Phase.FAILED;
                case Download.Here _ -> Phase.DONE;
                case Download.Away _ -> Phase.QUEUED;
            };
        }

        @Override
        public long moved() {
            return switch (state) {
                case Download.Moving moving -> moving.moved();
                case Download.Paused held -> held.moved();
                case Download.Here _ -> file.size();
                case Download.Failed _, Download.Away _ -> 0;
            };
        }

        @Override
        public long size() {
            return file.size();
        }

        @Override
        public long speed() {
            return state instanceof Download.Moving moving ? moving.speed() : 0;
        }

        @Override
        public Optional<Line> problem() {
            return state instanceof Download.Failed failed
                    ? Optional.of(failed.problem())
                    : Optional.empty();
        }

        @Override
        public void toggle() {
            switch (phase()) {
                case PAUSED, FAILED, QUEUED -> of.resume(file);
                case MOVING -> of.pause(file);
                case PREPARING, WAITING, DONE -> {}
            }
        }

        @Override
        public void cancel() {
            of.cancel(file);
        }
    }
}
