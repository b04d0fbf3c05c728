package parley.server.aws.store;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.ThrottlingException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * A DynamoDB that is throttled after all of the SDK's own tries, and whose answers get lost after
 * it did what it was asked.
 */
final class FaultyClient {
    private static final int PER_CENT = 6;

    private final DynamoDbClient real;

    /** Guarded by itself. */
    private final Random random = new Random(5);

    private final AtomicInteger faults = new AtomicInteger();
    private volatile boolean faulty;

    FaultyClient(DynamoDbClient real) {
        this.real = real;
    }

    DynamoDbClient client() {
        return (DynamoDbClient)
                Proxy.newProxyInstance(
                        FaultyClient.class.getClassLoader(),
                        new Class<?>[] {DynamoDbClient.class},
                        (_, method, arguments) -> call(method, arguments));
    }

    void faulty(boolean on) {
        faulty = on;
    }

    int faults() {
        return faults.get();
    }

    private Object call(Method method, Object[] arguments) throws Throwable {
        int dice = dice();
        if (dice < PER_CENT) {
            faults.incrementAndGet();
            throw refusal(method.getName(), dice);
        }
        Object answer;
        try {
            answer = method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
        if (dice < 2 * PER_CENT) {
            faults.incrementAndGet();
            throw SdkClientException.create("the answer got lost");
        }
        return answer;
    }

    private int dice() {
        synchronized (random) {
            return faulty ? random.nextInt(100) : 100;
        }
    }

    private static RuntimeException refusal(String method, int dice) {
        if (method.equals("transactWriteItems")) {
            return TransactionCanceledException.builder()
                    .message("injected")
                    .cancellationReasons(
                            CancellationReason.builder()
                                    .code(dice % 2 == 0 ? "ThrottlingError" : "TransactionConflict")
                                    .build())
                    .build();
        }
        return dice % 2 == 0
                ? ProvisionedThroughputExceededException.builder().message("injected").build()
                : ThrottlingException.builder().message("injected").build();
    }
}
