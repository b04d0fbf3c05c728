package parley.infra;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class NodeJsTest {
    @Test
    void whatIsMissingIsSaidAndWhereToGetIt() {
        assertThatThrownBy(() -> NodeJs.required("no-such-node"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("needs Node.js 20 or newer")
                .hasMessageContaining("there is no 'no-such-node' on the PATH")
                .hasMessageContaining("Nothing else of Parley needs it");
    }
}
