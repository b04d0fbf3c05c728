package parley.server.lite;

import java.util.Locale;

/** What can be set, in the order in which {@code --help} shows it. */
enum Setting {
    CONFIG("FILE", "", "A file of settings, one name=value a line"),
    DATA("DIR", "parley-data", "The workspace's folder, made if needed"),
    NAME("NAME", "Parley", "What a new workspace is called"),
    PORT("N", "7420", "The one port; 0 takes any free one"),
    BIND("ADDRESS", "0.0.0.0", "Where to listen; 0.0.0.0 is the whole network"),
    ADDRESS("HOST[:PORT]", "", "Where others find this server, for invites and the certificate"),
    TLS("on|off", "on", "Off only behind a proxy that does TLS"),
    CERT("FILE", "", "A certificate chain in PEM instead of the workspace's own; with --key"),
    KEY("FILE", "", "The key of --cert, in PEM"),
    ORIGIN("URL", "", "Web pages that may connect, with commas between; programs need none"),
    MAX_CONNECTIONS(
            "N", "12000", "At most so many, and no more than the limit on open files allows"),
    MAX_PER_ADDRESS("N", "200", "From one address that is not this machine"),
    OUTGOING_BYTES("N", "1048576", "May wait for a client that does not read"),
    HEARTBEAT("SECONDS", "25", "How often clients tell that they live"),
    SEND_BURST("N", "60", "Messages a user may send at once"),
    SEND_RATE("N", "5", "And then in each second"),
    USER_QUOTA("GIB", "20", "What one user's files may take, in GiB"),
    FILE_QUOTA("GIB", "200", "What all files together may take, in GiB"),
    GUARDS(
            "on|off",
            "on",
            "Off: no rate limits and weak password hashes, for load generators only"),
    LOOPS("N", "1", "Event loops; one serves two cores best"),
    METRICS_TOKEN("TOKEN", "", "Opens /metrics to other machines; this one needs none"),
    LOG("LEVEL", "info", "error, warn, info or debug");

    private final String value;
    private final String standard;
    private final String description;

    /** An empty {@code standard} means that there is none. */
    Setting(String value, String standard, String description) {
        this.value = value;
        this.standard = standard;
        this.description = description;
    }

    /** As in {@code --max-connections} and in the settings file. */
    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What stands for its value in {@code --help}. */
    String value() {
        return value;
    }

    String standard() {
        return standard;
    }

    String description() {
        return standard.isEmpty() ? description : description + " (default: " + standard + ")";
    }

    /** Its name in the environment. */
    String variable() {
        return "PARLEY_" + name();
    }
}
