package parley.conformance.scenario;

/** How the kit gets its first account. */
public sealed interface Credentials {
    /** A new server's set-up code: the kit's first account becomes the owner. */
    record SetUpCode(String code) implements Credentials {
        @Override
        public String toString() {
            return "SetUpCode[…]";
        }
    }

    /** An owner who may invite people. */
    record Owner(String name, String password) implements Credentials {
        @Override
        public String toString() {
            return "Owner[" + name + "]";
        }
    }
}
