package parley.client.workspace;

import java.nio.file.Path;

/** How the local history of a workspace is. */
public sealed interface StorageState {
    record Healthy() implements StorageState {}

    /**
     * The disk is full or cannot be written: nothing new is kept and nothing is sent until it can
     * be written again, which is tried every 5 s.
     */
    record NotWritable(String detail) implements StorageState {}

    /**
     * The history was damaged, was set aside and is fetched again.
     *
     * @param aside where the damaged file is
     * @param rescued messages in the outbox that could be saved from it
     */
    record SetAside(Path aside, int rescued) implements StorageState {}
}
