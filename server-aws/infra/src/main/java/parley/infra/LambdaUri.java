package parley.infra;

import software.amazon.awscdk.Stack;
import software.constructs.Construct;

/** How API Gateway is told of a function. */
final class LambdaUri {
    private LambdaUri() {}

    static String of(Construct scope, String functionArn) {
        Stack stack = Stack.of(scope);
        return "arn:"
                + stack.getPartition()
                + ":apigateway:"
                + stack.getRegion()
                + ":lambda:path/2015-03-31/functions/"
                + functionArn
                + "/invocations";
    }
}
