package parley.server.aws.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class TestTablesTest {
    @Test
    void whatIsPutIntoOneTableIsReadThereAndNotInAnother() {
        Table table = TestTables.fresh();
        Map<String, AttributeValue> item =
                Map.of(Table.PK, AttributeValue.fromS("a"), Table.SK, AttributeValue.fromS("b"));

        table.client().putItem(request -> request.tableName(table.name()).item(item));

        assertThat(found(table, item)).isEqualTo(item);
        assertThat(found(TestTables.fresh(), item)).isEmpty();
    }

    private static Map<String, AttributeValue> found(Table table, Map<String, AttributeValue> key) {
        return table.client()
                .getItem(request -> request.tableName(table.name()).key(key).consistentRead(true))
                .item();
    }
}
