package parley.server.lite.blob;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.protocol.FileId;
import parley.protocol.Result;
import parley.server.file.BlobLinks;
import parley.server.secret.HmacKey;
import parley.server.store.FileRecord;

/**
 * Paths on this server that say what they are good for and until when, under a keyed hash. They
 * name no user: whoever has one may use it. Safe for use by many threads.
 */
public final class SignedLinks implements BlobLinks {
    static final String PREFIX = "/v1/blob/";
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final Duration GOOD = Duration.ofMinutes(15);

    private final HmacKey key;
    private final InstantSource clock;

    public SignedLinks(HmacKey key, InstantSource clock) {
        this.key = key;
        this.clock = clock;
    }

    /** What a path that was made here is good for. */
    sealed interface Link {
        FileId file();

        /** To put one part. */
        record Put(FileId file, int n, String sha256, long size) implements Link {}

        /** To read all. */
        record Get(FileId file) implements Link {}
    }

    @Override
    public Result.Put put(FileRecord file, int n, String sha256, long size) {
        Instant expires = expires();
        String id = file.id().value();
        String until = Long.toString(expires.toEpochMilli());
        String url =
                "%s%s?n=%d&sha256=%s&size=%d&until=%s&sig=%s"
                        .formatted(
                                PREFIX,
                                id,
                                n,
                                sha256,
                                size,
                                until,
                                sign(
                                        "PUT",
                                        id,
                                        Integer.toString(n),
                                        sha256,
                                        Long.toString(size),
                                        until));
        return new Result.Put(
                n,
                url,
                "PUT",
                List.of(new Result.Header("Content-Type", "application/octet-stream")),
                size,
                expires);
    }

    @Override
    public Result.FileSource get(FileRecord file) {
        Instant expires = expires();
        String id = file.id().value();
        String until = Long.toString(expires.toEpochMilli());
        return new Result.FileSource(
                PREFIX + id + "?until=" + until + "&sig=" + sign("GET", id, until),
                expires,
                file.ref(),
                file.sha256());
    }

    private Instant expires() {
        return Instant.ofEpochMilli(clock.millis()).plus(GOOD);
    }

    /** Empty when it was not made here for this method, was altered, or has expired. */
    Optional<Link> read(boolean put, String uri) {
        int query = uri.indexOf('?');
        if (!uri.startsWith(PREFIX) || query < 0) {
            return Optional.empty();
        }
        String id = uri.substring(PREFIX.length(), query);
        Map<String, String> values = values(uri.substring(query + 1));
        String until = values.getOrDefault("until", "");
        String n = values.getOrDefault("n", "");
        String sha256 = values.getOrDefault("sha256", "");
        String size = values.getOrDefault("size", "");
        String due = put ? sign("PUT", id, n, sha256, size, until) : sign("GET", id, until);
        boolean signed =
                MessageDigest.isEqual(
                        due.getBytes(StandardCharsets.UTF_8),
                        values.getOrDefault("sig", "").getBytes(StandardCharsets.UTF_8));
        if (!signed || Long.parseLong(until) <= clock.millis()) {
            return Optional.empty();
        }
        FileId file = new FileId(id);
        return Optional.of(
                put
                        ? new Link.Put(file, Integer.parseInt(n), sha256, Long.parseLong(size))
                        : new Link.Get(file));
    }

    private static Map<String, String> values(String query) {
        Map<String, String> values = new HashMap<>();
        for (String each : query.split("&", 16)) {
            int equals = each.indexOf('=');
            if (equals > 0) {
                values.put(each.substring(0, equals), decoded(each.substring(equals + 1)));
            }
        }
        return values;
    }

    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return value; // a percent sign without digits: no signature is of that
        }
    }

    private String sign(String... parts) {
        return BASE64.encodeToString(key.mac(parts));
    }
}
