package parley.server.aws.deploy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import software.amazon.awssdk.core.sync.RequestBody;

/** The function's libraries as Lambda wants them: a zip, the same for the same libraries. */
final class FunctionCode {
    private final byte[] zip;

    private FunctionCode(byte[] zip) {
        this.zip = zip;
    }

    /** Of the jars in this folder. */
    static FunctionCode of(Path libraries) throws DeployException {
        List<Path> jars;
        try (Stream<Path> all = Files.list(libraries)) {
            jars = all.filter(each -> each.toString().endsWith(".jar")).sorted().toList();
        } catch (IOException e) {
            throw new DeployException("there is no built function in " + libraries, e);
        }
        if (jars.isEmpty()) {
            throw new DeployException("there is no built function in " + libraries);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Path each : jars) {
                ZipEntry entry = new ZipEntry("lib/" + each.getFileName());
                entry.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0));
                zip.putNextEntry(entry);
                Files.copy(each, zip);
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new FunctionCode(bytes.toByteArray());
    }

    RequestBody body() {
        return RequestBody.fromBytes(zip);
    }

    /** As Lambda says it. */
    String base64() {
        return Base64.getEncoder().encodeToString(sha256(zip));
    }

    String key() {
        return "function/" + HexFormat.of().formatHex(sha256(zip)) + ".zip";
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
