package parley.server.lite.blob;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.protocol.FileId;
import parley.protocol.FilePurpose;
import parley.protocol.RoomId;
import parley.protocol.Sha256;
import parley.protocol.UserId;
import parley.server.secret.HmacKey;
import parley.server.secret.InMemorySecretStore;
import parley.server.store.FileRecord;

/** What a URL is good for, until when, and that nothing of it can be altered. */
class SignedLinksTest {
    private static final FileId FILE = new FileId("f_1");
    private static final String HASH = Sha256.of(new byte[10]);

    private Instant now = Instant.ofEpochSecond(1_800_000_000);
    private final SignedLinks links = links(() -> now);

    private static SignedLinks links(InstantSource clock) {
        return new SignedLinks(HmacKey.of("blob", new InMemorySecretStore(), clock), clock);
    }

    private static FileRecord record() {
        return new FileRecord(
                FILE,
                new UserId("u_1"),
                Optional.of(new RoomId("r_1")),
                FilePurpose.FILE,
                "a.bin",
                10,
                "application/octet-stream",
                HASH,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Instant.EPOCH,
                false,
                Optional.empty(),
                Optional.empty());
    }

    private String put() {
        return links.put(record(), 1, HASH, 10).url();
    }

    private String get() {
        return links.get(record()).url();
    }

    @Test
    void aUrlIsGoodForWhatItWasMadeFor() {
        assertThat(links.read(true, put())).contains(new SignedLinks.Link.Put(FILE, 1, HASH, 10));
        assertThat(links.read(false, get())).contains(new SignedLinks.Link.Get(FILE));
        assertThat(links.read(false, put())).isEmpty();
        assertThat(links.read(true, get())).isEmpty();
    }

    @Test
    void aUrlIsGoodForAQuarterOfAnHourAndNotAMillisecondMore() {
        String put = put();
        String get = get();

        now = now.plus(Duration.ofMinutes(15)).minusMillis(1);
        assertThat(links.read(true, put)).isPresent();
        assertThat(links.read(false, get)).isPresent();

        now = now.plusMillis(1);
        assertThat(links.read(true, put)).isEmpty();
        assertThat(links.read(false, get)).isEmpty();
    }

    @Test
    void nothingOfAUrlCanBeAltered() {
        String url = put();

        List<String> altered =
                List.of(
                        url.replace("f_1", "f_2"),
                        url.replace("n=1", "n=2"),
                        url.replace("size=10", "size=1000000000"),
                        url.replace(HASH, Sha256.of(new byte[11])),
                        url.replaceFirst("until=1", "until=2"),
                        url.substring(0, url.length() - 1),
                        url.replaceFirst("&sig=.*", ""),
                        url.replaceFirst("sig=.*", "sig="));

        assertThat(altered)
                .doesNotContain(url)
                .allSatisfy(each -> assertThat(links.read(true, each)).as(each).isEmpty());
    }

    @Test
    void aUrlOfAnotherServerIsNone() {
        assertThat(links(() -> now).read(true, put())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/v1/blob/",
                "/v1/blob/f_1",
                "/v1/blob/?",
                "/v1/blob/f_1?until=x&sig=x",
                "/v1/blob/../../etc/passwd?until=9999999999999&sig=AAAA",
                "/v1/blob/f_1?until=%&sig=%zz",
                "/v1/blob/f_1?until=1&until=2&sig=&sig=&=&&&&&&&&&&&&&&&&&&&&&",
            })
    void whatIsNoUrlIsNone(String uri) {
        assertThat(links.read(true, uri)).isEmpty();
        assertThat(links.read(false, uri)).isEmpty();
    }
}
