package parley.server.aws.table;

import static software.amazon.awssdk.services.dynamodb.model.KeyType.HASH;
import static software.amazon.awssdk.services.dynamodb.model.KeyType.RANGE;

import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** Makes a workspace's table where no stack does: on one machine and in tests. */
public final class TableSchema {
    private TableSchema() {}

    /** Returns once the table is there; an AWS exception if there is one of this name. */
    public static void create(Table table) {
        table.client()
                .createTable(request ->
                        request.tableName(table.name())
                                .billingMode(BillingMode.PAY_PER_REQUEST)
                                .attributeDefinitions(string(Table.PK), string(Table.SK))
                                .keySchema(key(Table.PK, HASH), key(Table.SK, RANGE)));
        table.client().waiter().waitUntilTableExists(request -> request.tableName(table.name()));
        table.client()
                .updateTimeToLive(request ->
                        request.tableName(table.name())
                                .timeToLiveSpecification(
                                        spec -> spec.attributeName(Table.EXPIRES).enabled(true)));
    }

    private static AttributeDefinition string(String name) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(ScalarAttributeType.S)
                .build();
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }
}
