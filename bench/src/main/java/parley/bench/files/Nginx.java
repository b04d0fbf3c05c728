package parley.bench.files;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import parley.bench.machine.BenchException;
import parley.bench.machine.HandshakeProbe;
import parley.bench.machine.Tool;

/** nginx with TLS 1.3 on this machine, which stores what is put. One worker for each core. */
final class Nginx implements AutoCloseable {
    private static final int TRIES = 500;

    private static final String CERTIFICATE =
            "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2"
                    + " -subj /CN=127.0.0.1 -keyout key.pem -out cert.pem";

    /** As Debian ships it, but for the places of its files. */
    private static final String CONFIGURATION =
            """
            USER
            daemon off;
            worker_processes auto;
            pid nginx.pid;
            events { worker_connections 256; }
            http {
              access_log off;
              sendfile on;
              tcp_nopush on;
              client_max_body_size 0;
              client_body_temp_path body;
              proxy_temp_path proxy;
              fastcgi_temp_path fastcgi;
              uwsgi_temp_path uwsgi;
              scgi_temp_path scgi;
              server {
                listen 127.0.0.1:PORT ssl;
                ssl_protocols TLSv1.3;
                ssl_certificate cert.pem;
                ssl_certificate_key key.pem;
                root www;
                location / { dav_methods PUT; }
              }
            }
            """;

    private final Process process;
    private final int port;
    private final Path folder;

    private Nginx(Process process, int port, Path folder) {
        this.process = process;
        this.port = port;
        this.folder = folder;
    }

    /** What it needs and this machine lacks; empty if nothing. */
    static List<String> missing() {
        return List.of("nginx", "curl", "openssl").stream().filter(Nginx::absent).toList();
    }

    private static boolean absent(String program) {
        return List.of("/usr/sbin", "/usr/bin", "/usr/local/sbin", "/usr/local/bin").stream()
                .noneMatch(each -> Files.isExecutable(Path.of(each, program)));
    }

    /** Returns once it accepts connections. */
    static Nginx start(Path folder) throws IOException, InterruptedException {
        Files.createDirectories(folder.resolve("www"));
        int port = HandshakeProbe.freePort();
        Tool.run(folder, List.of(CERTIFICATE.split(" ", -1)));
        Files.writeString(folder.resolve("nginx.conf"), configuration(port));
        var command =
                List.of("nginx", "-p", folder.toString(), "-e", "error.log", "-c", "nginx.conf");
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().merge("PATH", ":/usr/sbin:/usr/local/sbin", String::concat);
        builder.redirectOutput(folder.resolve("output.log").toFile());
        var nginx = new Nginx(builder.start(), port, folder);
        nginx.await();
        return nginx;
    }

    /** Started as root, its workers would be nobody and could not write here. */
    private static String configuration(int port) {
        var root = System.getProperty("user.name", "").equals("root");
        return CONFIGURATION
                .replace("USER", root ? "user root;" : "")
                .replace("PORT", Integer.toString(port));
    }

    private void await() throws IOException, InterruptedException {
        for (int i = 0; i < TRIES && process.isAlive(); i++) {
            try (var socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                return;
            } catch (ConnectException e) {
                Thread.sleep(20);
            }
        }
        close();
        throw new BenchException(
                "nginx did not start: " + Files.readString(folder.resolve("output.log")));
    }

    /** Where a name is put and got. */
    String url(String name) {
        return "https://127.0.0.1:" + port + "/" + name;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
