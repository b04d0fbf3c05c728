package parley.server.aws.deploy;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import software.amazon.awssdk.protocols.jsoncore.JsonWriter;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A copy of all that a workspace holds: {@code table.json.gz}, one item a line in the form that
 * DynamoDB's import reads ({@code DYNAMODB_JSON}), and the bucket's objects below {@code files}.
 */
final class Export {
    private final Account account;

    Export(Account account) {
        this.account = account;
    }

    /** What was copied. */
    record Copied(long items, long files) {}

    /** Into this folder, which must not be there yet. */
    Copied run(String table, String bucket, Path folder) throws DeployException {
        if (Files.exists(folder)) {
            throw new DeployException(folder + " is there already; an export never overwrites");
        }
        try {
            Files.createDirectories(folder);
            return new Copied(
                    items(table, folder.resolve("table.json.gz")),
                    files(bucket, folder.resolve("files")));
        } catch (IOException e) {
            throw new DeployException("cannot export into " + folder + ": " + e.getMessage(), e);
        }
    }

    private long items(String table, Path file) throws IOException {
        long n = 0;
        try (OutputStream lines =
                new GZIPOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            for (Map<String, AttributeValue> each :
                    account.tables()
                            .scanPaginator(request -> request.tableName(table).consistentRead(true))
                            .items()) {
                JsonWriter json = JsonWriter.create().writeStartObject().writeFieldName("Item");
                write(json, each);
                lines.write(json.writeEndObject().getBytes());
                lines.write('\n');
                n++;
            }
        }
        return n;
    }

    private static void write(JsonWriter json, Map<String, AttributeValue> map) {
        json.writeStartObject();
        map.forEach((name, value) -> write(json.writeFieldName(name), value));
        json.writeEndObject();
    }

    private static void write(JsonWriter json, AttributeValue value) {
        json.writeStartObject().writeFieldName(kind(value));
        switch (value.type()) {
            case S -> json.writeValue(value.s());
            case N -> json.writeValue(value.n());
            case B -> json.writeValue(value.b().asByteBuffer());
            case BOOL -> json.writeValue(value.bool());
            case NUL -> json.writeValue(true);
            case M -> write(json, value.m());
            case L -> {
                json.writeStartArray();
                value.l().forEach(each -> write(json, each));
                json.writeEndArray();
            }
            case SS, NS, BS -> {
                json.writeStartArray();
                value.ss().forEach(json::writeValue);
                value.ns().forEach(json::writeValue);
                value.bs().forEach(each -> json.writeValue(each.asByteBuffer()));
                json.writeEndArray();
            }
            case UNKNOWN_TO_SDK_VERSION ->
                    throw new IllegalStateException("an attribute of a kind nobody knows");
        }
        json.writeEndObject();
    }

    private static String kind(AttributeValue value) {
        return value.type() == AttributeValue.Type.NUL ? "NULL" : value.type().name();
    }

    private long files(String bucket, Path folder) throws IOException {
        long n = 0;
        for (String each : Buckets.keys(account.objects(), bucket, "")) {
            Path target = folder.resolve(each).normalize();
            if (!target.startsWith(folder)) {
                throw new IOException("an object is called " + each);
            }
            Files.createDirectories(target.getParent());
            account.objects().getObject(request -> request.bucket(bucket).key(each), target);
            n++;
        }
        return n;
    }
}
