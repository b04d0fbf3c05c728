package parley.protocol;

import java.util.Optional;

/** The caller's own account, devices and preferences. */
public sealed interface MeOp<R extends Result> extends Op<R> {
    /**
     * A private preference such as {@code draft:<room>} or {@code mute:<room>}; no value takes it
     * away.
     */
    @Wire(value = "me.set", mutates = true)
    record SetPreference(String key, Optional<String> value) implements MeOp<Result.Seq> {
        public SetPreference {
            key = Text.line("key", key, 128);
            value = value.map(v -> Text.body("value", v, Limits.TEXT));
            int bytes = value.map(Text::jsonLength).orElse(0) + MessageOp.ENVELOPE_SHARE;
            if (bytes > Limits.ENTRY) {
                throw BadField.tooLarge("value", bytes, Limits.ENTRY);
            }
        }
    }

    /** One's preferences as they are now, by their keys; {@code after}: the last key of a page. */
    @Wire("me.preferences")
    record ListPreferences(Optional<String> after, Optional<Integer> limit)
            implements MeOp<Result.PreferenceList> {
        public ListPreferences {
            after = after.map(key -> Text.line("after", key, 128));
            Limits.page("limit", limit, Limits.PAGE);
        }
    }

    /**
     * Changes what is given; an empty status or avatar takes it away. {@code avatar}: a file that
     * was uploaded for this.
     */
    @Wire(value = "me.profile", mutates = true)
    record SetProfile(
            Optional<String> displayName, Optional<String> status, Optional<String> avatar)
            implements MeOp<Result.Done> {
        public SetProfile {
            displayName = displayName.map(n -> Text.line("displayName", n, Limits.NAME));
            status = status.map(s -> s.isBlank() ? "" : Text.line("status", s, Limits.STATUS));
            avatar = avatar.map(a -> a.isEmpty() ? "" : new FileId(a).value());
        }

        /** Another name and nothing else. */
        public static SetProfile name(String displayName) {
            return new SetProfile(Optional.of(displayName), Optional.empty(), Optional.empty());
        }
    }

    @Wire("me.devices")
    record ListDevices() implements MeOp<Result.DeviceList> {}

    @Wire(value = "me.device.revoke", mutates = true)
    record RevokeDevice(DeviceId device) implements MeOp<Result.Done> {}

    /** Signs out all other devices. */
    @Wire(value = "me.password", mutates = true)
    record ChangePassword(String old, String fresh) implements MeOp<Result.Done> {
        public ChangePassword {
            old = AuthApi.normal("old", old);
            fresh = AuthApi.requirePassword("fresh", fresh);
            if (old.length() > AuthApi.PASSWORD_MAX) {
                throw BadField.tooLarge("old", old.length(), AuthApi.PASSWORD_MAX);
            }
        }

        @Override
        public String toString() {
            return "ChangePassword[…]";
        }
    }
}
