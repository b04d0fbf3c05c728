package parley.server.aws.local.runtime;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.server.aws.local.gateway.InvocationException;
import parley.server.aws.local.gateway.Lambda;

/**
 * A worker as Lambda runs it: a process of its own with AWS's runtime interface client. One that
 * ends is started again, as Lambda does; what it had begun is not answered. It ends with the
 * process that started it.
 */
public final class WorkerProcess implements Lambda, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WorkerProcess.class);
    private static final String HANDLER = "parley.server.aws.lambda.ParleyFunction::handleRequest";
    private static final String JNI =
            "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";

    private final RuntimeApi api;
    private final Map<String, String> env;
    private final Path folder;

    /** Guarded by {@code this}, as all below. */
    private Process process;

    private boolean closed;

    /**
     * Starts it.
     *
     * @param env what the function finds in its environment
     * @param folder for the client's native library; an own one, because the client would unpack it
     *     to a place that all workers share
     */
    public WorkerProcess(Map<String, String> env, Path folder, InstantSource clock)
            throws IOException {
        this.api = new RuntimeApi(clock);
        this.env = new HashMap<>(env);
        this.folder = folder;
        this.process = start();
    }

    private Process start() throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-Xmx256m",
                                "--enable-native-access=ALL-UNNAMED",
                                "-D" + JNI + "=" + library(),
                                "-cp",
                                absolute(System.getProperty("java.class.path")),
                                WorkerMain.class.getName(),
                                HANDLER));
        builder.environment().clear();
        builder.environment().putAll(env);
        builder.environment().put("AWS_LAMBDA_RUNTIME_API", api.address());
        builder.environment().put("AWS_LAMBDA_FUNCTION_NAME", "parley");
        builder.environment().put("AWS_LAMBDA_FUNCTION_VERSION", "1");
        builder.environment().put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "512");
        builder.environment().put("LAMBDA_TASK_ROOT", folder.toString());
        builder.directory(folder.toFile());
        builder.redirectErrorStream(true);
        builder.redirectOutput(
                ProcessBuilder.Redirect.appendTo(folder.resolve("worker.log").toFile()));
        Process started = builder.start();
        var _ = started.onExit().thenAccept(_ -> again());
        return started;
    }

    private static String absolute(String classPath) {
        return Arrays.stream(classPath.split(File.pathSeparator, -1))
                .map(each -> Path.of(each).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private Path library() throws IOException {
        boolean arm = System.getProperty("os.arch").equals("aarch64");
        String name = "/jni/libaws-lambda-jni.linux-" + (arm ? "aarch_64" : "x86_64") + ".so";
        Path target = folder.resolve("libaws-lambda-jni.so");
        if (!Files.exists(target)) {
            try (InputStream in = WorkerProcess.class.getResourceAsStream(name)) {
                if (in == null) {
                    throw new IOException("the runtime interface client has no " + name);
                }
                Files.createDirectories(folder);
                Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return target;
    }

    private synchronized void again() {
        api.workerEnded();
        if (!closed) {
            try {
                process = start();
            } catch (IOException e) {
                LOG.error("a worker cannot be started again", e);
            }
        }
    }

    /** Ends the process in the middle of whatever it does; another one takes its place. */
    public synchronized void kill() {
        process.destroyForcibly();
    }

    @Override
    public byte[] invoke(byte[] event) throws InvocationException, InterruptedException {
        return api.invoke(event);
    }

    @Override
    public void close() {
        Process last;
        synchronized (this) {
            closed = true;
            last = process;
        }
        last.destroyForcibly();
        api.close();
    }
}
