package parley.desktop.join;

/**
 * What somebody signs up or in with; {@code displayName} and {@code invite} are used for signing up
 * only.
 */
public record Account(String displayName, String name, String password, String invite) {
    @Override
    public String toString() {
        return "Account[" + name + "]";
    }
}
