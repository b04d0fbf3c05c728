package parley.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import parley.bench.load.LoadGenerator;
import parley.bench.load.NativeTools;
import parley.bench.machine.Bench;
import parley.bench.machine.BenchException;
import parley.bench.report.Figures;
import parley.bench.report.PerformancePage;
import parley.bench.workload.Workload;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./parley bench}: runs the workloads and prints the tables of docs/performance.md. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measures Parley and the servers it is compared with, on this machine.")
public final class BenchMain implements Callable<Integer> {
    @Parameters(paramLabel = "WORKLOAD", description = "Which ones; all if none is named.")
    private List<String> names = new ArrayList<>();

    @Option(names = "--quick", description = "Short and inexact: does everything work?")
    private boolean quick;

    @Option(
            names = "--runs",
            defaultValue = "3",
            description = "Repetitions of which the median is printed; default ${DEFAULT-VALUE}.")
    private int runs;

    @Option(
            names = "--project",
            defaultValue = ".",
            description = "The project's top folder; default: where you are.")
    private Path project = Path.of(".");

    @Option(
            names = "--server",
            paramLabel = "NAME",
            description = "Only these servers, as the tables name them; may be repeated.")
    private List<String> servers = new ArrayList<>();

    @Option(
            names = "--file-mib",
            defaultValue = "1024",
            description =
                    "The size of the file in \"files\" and \"file-speed\", at least 80; default ${DEFAULT-VALUE}, with --quick 96.")
    private int fileMib;

    @Option(names = "--list", description = "Prints the workloads and ends.")
    private boolean list;

    @Option(names = "--write", description = "Puts the tables into docs/performance.md.")
    private boolean write;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new BenchMain()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        var top = project.toAbsolutePath().normalize();
        var work = Files.createDirectories(top.resolve("bench/target/bench"));
        var bench = new Bench(top, work, quick, System.out);
        var generator = new LoadGenerator(NativeTools.compile(bench));
        var workloads =
                chosen(
                        Catalogue.all(
                                bench,
                                generator,
                                Set.copyOf(servers),
                                quick ? Math.min(96, fileMib) : fileMib));
        if (list) {
            workloads.forEach(each -> bench.say("%-10s %s".formatted(each.name(), each.summary())));
            return 0;
        }
        var figures = new Figures();
        var failures = measure(bench, workloads, figures);
        var page = new PerformancePage(figures, command());
        bench.say(page.markdown());
        if (write) page.writeInto(top.resolve("docs/performance.md"));
        failures.forEach(each -> bench.say("FAILED " + each));
        return failures.isEmpty() ? 0 : 1;
    }

    private List<String> measure(Bench bench, List<Workload> workloads, Figures figures)
            throws IOException, InterruptedException {
        var failures = new ArrayList<String>();
        for (var workload : workloads) {
            for (int run = 1; run <= (quick ? 1 : runs); run++) {
                bench.say("%s: %s, run %d".formatted(workload.name(), workload.summary(), run));
                try {
                    workload.measure(bench, figures);
                } catch (BenchException e) {
                    failures.add(workload.name() + ": " + e.getMessage());
                    bench.say("  " + failures.getLast());
                }
            }
        }
        return failures;
    }

    private List<Workload> chosen(List<Workload> all) {
        var known = all.stream().map(Workload::name).collect(Collectors.toSet());
        var unknown = names.stream().filter(each -> !known.contains(each)).toList();
        if (!unknown.isEmpty()) {
            throw new BenchException("no workload is named " + unknown + "; there are " + known);
        }
        var wanted = Set.copyOf(names);
        return all.stream()
                .filter(each -> wanted.isEmpty() || wanted.contains(each.name()))
                .toList();
    }

    private String command() {
        var words = new ArrayList<String>(List.of("./parley", "bench"));
        words.addAll(names);
        servers.forEach(each -> words.addAll(List.of("--server", "'" + each + "'")));
        if (quick) words.add("--quick");
        else words.addAll(List.of("--runs", Integer.toString(runs)));
        return String.join(" ", words);
    }
}
