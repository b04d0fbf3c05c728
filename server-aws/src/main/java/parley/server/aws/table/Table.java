package parley.server.aws.table;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The one table of a workspace: where it is and what it is called.
 *
 * <p>Every item has a partition key {@link #PK} and a sort key {@link #SK}, both strings; {@link
 * #EXPIRES}, where there is one, is the second of the epoch after which DynamoDB may delete it.
 * docs/aws.md lists what is asked of it, with key and cost. Safe for use by many threads.
 */
public record Table(DynamoDbClient client, String name) {
    public static final String PK = "pk";
    public static final String SK = "sk";
    public static final String EXPIRES = "ttl";
}
