package parley.infra;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import parley.server.aws.deploy.StackKind;

/**
 * The templates that {@code parley aws deploy} carries along, so that who deploys needs neither the
 * CDK nor Node.js. They are made here whenever a stack changes, and committed.
 */
public final class Templates {
    private Templates() {}

    /** The templates of all stacks, as the CDK writes them. */
    static Map<StackKind, String> make(Retention retention) throws IOException {
        Path folder = Files.createTempDirectory("parley-stacks-");
        try {
            ParleyApp app = ParleyApp.of(folder, retention);
            app.app().synth();
            Map<StackKind, String> made = new EnumMap<>(StackKind.class);
            made.put(StackKind.CHAT, read(folder, app.chat().getTemplateFile()));
            made.put(StackKind.WATCH, read(folder, app.watch().getTemplateFile()));
            made.put(StackKind.SITE, read(folder, app.site().getTemplateFile()));
            return made;
        } finally {
            delete(folder);
        }
    }

    private static String read(Path folder, String file) throws IOException {
        return Files.readString(folder.resolve(file)) + "\n";
    }

    private static void delete(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder())
                    .forEach(each -> {
                        try {
                            Files.delete(each);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    });
        }
    }

    /** Writes them into this folder, and says which of them changed. */
    public static void main(String[] args) throws IOException {
        try {
            NodeJs.required();
        } catch (IllegalStateException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
        Path folder = Path.of(args[0]);
        for (Map.Entry<StackKind, String> each : make(Retention.KEEP).entrySet()) {
            String name = each.getKey().name().toLowerCase(Locale.ROOT) + ".json";
            boolean same =
                    Files.exists(folder.resolve(name))
                            && Files.readString(folder.resolve(name)).equals(each.getValue());
            Files.writeString(folder.resolve(name), each.getValue());
            System.out.println(name + (same ? ": as before" : ": changed, to be committed"));
        }
    }
}
