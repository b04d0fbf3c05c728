package parley.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class Sha256Test {
    private static final String ABC =
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @Test
    void itIsWrittenAsOthersWriteIt() {
        assertThat(Sha256.of("abc".getBytes(StandardCharsets.US_ASCII))).isEqualTo(ABC);
    }

    @Test
    void partsAreHashedOverTheirHashes() {
        // printf of the two hashes as bytes, through sha256sum
        String twice = Sha256.ofParts(List.of(ABC, ABC));

        assertThat(twice)
                .isEqualTo("3b771ca97e3c17698aff21227fa046b5622a30d8ee5d2de4ee1111a1cdf258ee")
                .isNotEqualTo(Sha256.of((ABC + ABC).getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void onlyLargeFilesGoInParts() {
        assertThat(Sha256.parts(0)).isEqualTo(1);
        assertThat(Sha256.parts(Limits.FILE_WHOLE)).isEqualTo(1);
        assertThat(Sha256.parts(Limits.FILE_WHOLE + 1)).isEqualTo(9);
        assertThat(Sha256.parts(Limits.FILE_BYTES)).isEqualTo(256);
        assertThat(Sha256.partSize(0, 1)).isZero();
        assertThat(Sha256.partSize(Limits.FILE_WHOLE + 1, 1)).isEqualTo(Limits.FILE_PART);
        assertThat(Sha256.partSize(Limits.FILE_WHOLE + 1, 9)).isEqualTo(1);
        assertThatThrownBy(() -> Sha256.partSize(10, 2)).isInstanceOf(BadField.class);
        assertThatThrownBy(() -> Sha256.partSize(10, 0)).isInstanceOf(BadField.class);
    }

    @Test
    void anythingElseIsRefused() {
        for (String bad : List.of("", ABC.substring(1), ABC + "0", ABC.replace('b', 'B'))) {
            assertThatThrownBy(() -> Sha256.requireHex("sha256", bad)).isInstanceOf(BadField.class);
        }
    }
}
