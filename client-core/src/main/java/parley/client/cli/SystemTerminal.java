package parley.client.cli;

import java.io.BufferedReader;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The process's own streams, in UTF-8 whatever the system's encoding is. */
final class SystemTerminal implements Terminal {
    private final PrintWriter out = writer(FileDescriptor.out);
    private final PrintWriter err = writer(FileDescriptor.err);
    private final BufferedReader in =
            new BufferedReader(
                    new InputStreamReader(
                            new FileInputStream(FileDescriptor.in), StandardCharsets.UTF_8));

    private static PrintWriter writer(FileDescriptor to) {
        return new PrintWriter(
                new OutputStreamWriter(new FileOutputStream(to), StandardCharsets.UTF_8), true);
    }

    @Override
    public PrintWriter out() {
        return out;
    }

    @Override
    public PrintWriter err() {
        return err;
    }

    @Override
    public boolean interactive() {
        return console().isPresent();
    }

    @Override
    public Optional<String> ask(String question) {
        return console().flatMap(console -> text(console.readLine("%s ", question)));
    }

    @Override
    public Optional<String> secret(String question) throws IOException {
        Optional<Console> console = console();
        if (console.isEmpty()) {
            return text(in.readLine());
        }
        char @Nullable [] typed = console.get().readPassword("%s ", question);
        return typed == null ? Optional.empty() : text(new String(typed));
    }

    @Override
    public String input() {
        return in.lines().collect(Collectors.joining("\n"));
    }

    private static Optional<Console> console() {
        return Optional.ofNullable(System.console()).filter(Console::isTerminal);
    }

    private static Optional<String> text(@Nullable String line) {
        return Optional.ofNullable(line).filter(text -> !text.isEmpty());
    }
}
