package parley.server.aws.blob;

import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * Takes {@code Expect: 100-continue} from what a client of S3 puts. With it, Java's own HTTP client
 * fails on a kept connection that has ended meanwhile, as after a snapshot, in a way that the SDK
 * does not try again.
 */
public final class PlainPuts implements ExecutionInterceptor {
    @Override
    public SdkHttpRequest modifyHttpRequest(
            Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
        return context.httpRequest().copy(request -> request.removeHeader("Expect"));
    }
}
