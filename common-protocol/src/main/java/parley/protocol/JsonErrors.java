package parley.protocol;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import org.jspecify.annotations.Nullable;

/** What went wrong while reading JSON, as the error that the other side is told. */
final class JsonErrors {
    private JsonErrors() {}

    static WireError of(Exception e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof BadField bad) {
                return WireError.of(bad);
            }
            if (cause instanceof UnknownOp unknown) {
                return WireError.of(ErrorCode.UNKNOWN_OP, String.valueOf(unknown.getMessage()));
            }
        }
        if (e instanceof JsonMappingException mapping) {
            String field = field(mapping);
            if (field != null) {
                return WireError.of(new BadField(field, "another value"));
            }
        }
        if (e instanceof MismatchedInputException) {
            return WireError.of(ErrorCode.BAD_REQUEST, "a member is missing or of another type");
        }
        return WireError.of(ErrorCode.BAD_JSON, "not a JSON object within the limits");
    }

    /** The innermost member that has a name; elements of lists have none. */
    private static @Nullable String field(JsonMappingException e) {
        for (JsonMappingException.Reference each : e.getPath().reversed()) {
            if (each.getFieldName() != null) {
                return each.getFieldName();
            }
        }
        return null;
    }

    /** The operation is not one of this version. */
    static final class UnknownOp extends IllegalArgumentException {
        private static final long serialVersionUID = 1;

        UnknownOp(String name) {
            super("no operation " + printable(name));
        }

        /** At most 40 characters, and none that could break a log or an answer. */
        private static String printable(String name) {
            String shown = name.substring(0, Math.min(40, name.length()));
            return shown.replaceAll("[^!-~]", "?");
        }
    }

    /** Something else than an object, or something after it. */
    static final class NotOneObject extends JsonProcessingException {
        private static final long serialVersionUID = 1;

        NotOneObject(JsonParser in) {
            super("not one object", in.currentLocation());
        }
    }
}
