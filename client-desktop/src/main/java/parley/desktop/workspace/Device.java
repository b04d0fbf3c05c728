package parley.desktop.workspace;

import java.time.Instant;
import parley.protocol.DeviceId;

/** Something one is signed in on; {@code current}: this one. */
public record Device(DeviceId id, String name, Instant since, Instant seen, boolean current) {}
