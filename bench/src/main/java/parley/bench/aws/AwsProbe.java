package parley.bench.aws;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.bench.machine.BenchException;
import parley.server.aws.local.Emulators;
import parley.server.aws.local.Meter;

/**
 * The AWS backend on DynamoDB Local, s3proxy and ElasticMQ in this process; says its figures on
 * standard output, a line {@code figure LABEL|METRIC|VALUE} each.
 */
public final class AwsProbe {
    private static final Logger LOG = LoggerFactory.getLogger(AwsProbe.class);
    private static final int MEMBERS = 10;
    private static final int WRITERS = 200;
    private static final int WORKERS = 8;

    private final Emulators emulators;
    private final boolean quick;

    private AwsProbe(Emulators emulators, boolean quick) {
        this.emulators = emulators;
        this.quick = quick;
    }

    /**
     * An empty folder, whether it is to be quick, and the class path of a cold function. Ends with
     * 1 when something fails.
     */
    public static void main(String[] arguments) {
        try {
            run(Path.of(arguments[0]), Boolean.parseBoolean(arguments[1]), arguments[2]);
            System.exit(0); // the emulators leave threads behind
        } catch (Exception e) { // the top of this process
            LOG.error("The AWS backend cannot be measured", e);
            System.exit(1);
        }
    }

    private static void run(Path folder, boolean quick, String function) throws Exception {
        try (var emulators = Emulators.start(Files.createDirectories(folder.resolve("blobs")))) {
            var probe = new AwsProbe(emulators, quick);
            probe.message();
            probe.writers();
            new ColdStarts(emulators, folder, function).measure(quick ? 2 : 7);
        }
    }

    static void say(String label, String metric, double value) {
        System.out.println("figure " + label + "|" + metric + "|" + value);
    }

    /** One that ten hear, from the event to the posts. */
    private void message() {
        var meter = new Meter();
        try (var talk = new Talk(emulators, "ten", MEMBERS, 1, meter)) {
            int warm = quick ? 50 : 1_000;
            for (int i = 0; i < warm; i++) {
                if (talk.send(0, i % MEMBERS) <= 0) throw new BenchException("no place");
            }
            int count = quick ? 20 : 300;
            var took = new double[count];
            var _ = meter.reading();
            long posts = talk.posts();
            for (int i = 0; i < count; i++) {
                long begin = System.nanoTime();
                if (talk.send(0, i % MEMBERS) <= 0) throw new BenchException("no place");
                took[i] = (System.nanoTime() - begin) / 1e6;
            }
            var cost = meter.reading();
            Arrays.sort(took);
            var label = "a message that 10 hear";
            say(label, "readUnits", cost.read() / count);
            say(label, "writeUnits", cost.write() / count);
            say(label, "posts", (double) (talk.posts() - posts) / count);
            say(label, "functionP50ms", took[count / 2]);
            say(label, "functionP99ms", took[count * 99 / 100]);
        }
    }

    /** All at once in one room; every message has a place of its own, or this fails. */
    private void writers() throws InterruptedException, ExecutionException {
        int each = quick ? 1 : 5;
        var meter = new Meter();
        try (var talk = new Talk(emulators, "writers", WRITERS, WORKERS, meter);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < WORKERS; i++) {
                if (talk.send(i, 0) <= 0) throw new BenchException("no place");
            }
            var tasks = new ArrayList<Callable<List<Said>>>();
            for (int i = 0; i < WRITERS; i++) {
                int writer = i;
                tasks.add(() -> {
                    var said = new ArrayList<Said>();
                    for (int k = 0; k < each; k++) said.add(say(talk, writer));
                    return said;
                });
            }
            var _ = meter.reading();
            long begin = System.nanoTime();
            var places = new HashSet<Long>();
            var took = new ArrayList<Double>();
            for (Future<List<Said>> done : threads.invokeAll(tasks)) {
                for (var said : done.get()) {
                    places.add(said.seq());
                    took.add(said.ms());
                }
            }
            double seconds = (System.nanoTime() - begin) / 1e9;
            int count = WRITERS * each;
            if (places.size() != count) {
                throw new BenchException(count + " messages, " + places.size() + " places");
            }
            took.sort(Double::compare);
            var label = "200 writers of one room, 8 workers";
            say(label, "messagesPerSecond", count / seconds);
            say(label, "p50ms", took.get(count / 2));
            say(label, "p99ms", took.get(count * 99 / 100));
            say(label, "writeUnits", meter.reading().write() / count);
            say(label, "askedAgain", (double) talk.again());
        }
    }

    private record Said(long seq, double ms) {}

    private static Said say(Talk talk, int writer) {
        long begin = System.nanoTime();
        long seq = talk.send(writer % WORKERS, writer);
        return new Said(seq, (System.nanoTime() - begin) / 1e6);
    }
}
