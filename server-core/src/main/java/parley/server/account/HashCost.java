package parley.server.account;

/**
 * What one Argon2id hash costs.
 *
 * @param memoryKiB KiB of heap while it runs, 8 to 1,048,576
 * @param passes how often the memory is gone through, 1 to 16
 * @param lanes 1 to 4; more than one takes no less time here
 */
public record HashCost(int memoryKiB, int passes, int lanes) {
    /** 64 MiB, 3 passes: about 130 ms on one core. OWASP's least is 19 MiB, 2 passes. */
    public static final HashCost STRONG = new HashCost(65_536, 3, 1);

    /** Next to nothing: for tests only. */
    public static final HashCost WEAK = new HashCost(8, 1, 1);

    public HashCost {
        if (lanes < 1 || lanes > 4) {
            throw new IllegalArgumentException("p " + lanes);
        }
        if (memoryKiB < 8 * lanes || memoryKiB > 1 << 20 || passes < 1 || passes > 16) {
            throw new IllegalArgumentException("m " + memoryKiB + ", t " + passes);
        }
    }
}
