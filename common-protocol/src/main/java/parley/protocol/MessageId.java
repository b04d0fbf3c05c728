package parley.protocol;

/** A message, unique in its room: {@code m_…}. */
public record MessageId(String value) implements WireId {
    public MessageId {
        value = WireId.require("msg", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
