package parley.server.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TokenBucketTest {
    private final HandTicker ticker = new HandTicker();

    @Test
    void aRestedBucketGivesItsBurstAndThenSaysWhenTheNextIsThere() {
        TokenBucket bucket = new TokenBucket(Rate.of(60, 5, Duration.ofSeconds(1)), ticker);

        for (int i = 0; i < 60; i++) {
            assertThat(bucket.take()).isZero();
        }

        assertThat(bucket.take()).isEqualTo(200);
        ticker.advance(Duration.ofMillis(199));
        assertThat(bucket.take()).isEqualTo(1);
        ticker.advance(Duration.ofMillis(1));
        assertThat(bucket.take()).isZero();
        assertThat(bucket.take()).isEqualTo(200);
    }

    @Test
    void aLongRestGivesNoMoreThanTheBurst() {
        TokenBucket bucket = new TokenBucket(new Rate(3, Duration.ofSeconds(1)), ticker);
        ticker.advance(Duration.ofDays(1));

        assertThat(new long[] {bucket.take(), bucket.take(), bucket.take()}).containsOnly(0);
        assertThat(bucket.take()).isEqualTo(1000);
    }

    @Test
    void whatIsGivenBackCanBeTakenAgainButNeverMoreThanTheBurst() {
        TokenBucket bucket = new TokenBucket(new Rate(2, Duration.ofSeconds(1)), ticker);
        bucket.take(2);
        assertThat(bucket.take()).isEqualTo(1000);

        bucket.giveBack();
        assertThat(bucket.take()).isZero();
        for (int i = 0; i < 10; i++) {
            bucket.giveBack();
        }

        assertThat(bucket.take(2)).isZero();
        assertThat(bucket.take()).isPositive();
    }

    @Test
    void manyAreTakenWholeOrNotAtAll() {
        TokenBucket bucket = new TokenBucket(new Rate(10, Duration.ofSeconds(1)), ticker);
        assertThat(bucket.take(8)).isZero();

        assertThat(bucket.take(4)).isEqualTo(2000);
        assertThat(bucket.take(2)).isZero();
    }

    @Test
    void threadsTogetherGetExactlyTheBurst() throws Exception {
        TokenBucket bucket = new TokenBucket(new Rate(1000, Duration.ofHours(1)), ticker);
        AtomicInteger got = new AtomicInteger();
        Callable<Void> taker =
                () -> {
                    for (int i = 0; i < 500; i++) {
                        if (bucket.take() == 0) {
                            got.incrementAndGet();
                        }
                    }
                    return null;
                };

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : threads.invokeAll(Collections.nCopies(8, taker))) {
                done.get();
            }
        }

        assertThat(got).hasValue(1000);
    }

    @Test
    void keysAreBoundedAndFullBucketsMakePlace() {
        Buckets<String> buckets = new Buckets<>(new Rate(1, Duration.ofSeconds(2)), 2, ticker);
        assertThat(buckets.take("a")).isZero();
        assertThat(buckets.take("b")).isZero();
        assertThat(buckets.take("a")).isEqualTo(2000);

        assertThat(buckets.take("c")).isEqualTo(2000);
        ticker.advance(Duration.ofSeconds(2));
        assertThat(buckets.take("c")).isZero();
        assertThat(buckets.size()).isEqualTo(1);
    }

    @Test
    void aRateNeedsABurstAndAPeriod() {
        assertThatThrownBy(() -> new Rate(0, Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Rate(1, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
