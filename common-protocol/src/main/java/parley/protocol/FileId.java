package parley.protocol;

/** An uploaded file: {@code f_…}. */
public record FileId(String value) implements WireId {
    public FileId {
        value = WireId.require("file", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
