package parley.protocol;

/** A message that waits for its time: {@code s_…}. */
public record ScheduledId(String value) implements WireId {
    public ScheduledId {
        value = WireId.require("scheduled", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
