package parley.protocol;

/** A workspace: {@code w_…}; also the audience of its access tokens. */
public record WorkspaceId(String value) implements WireId {
    public WorkspaceId {
        value = WireId.require("workspace", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
