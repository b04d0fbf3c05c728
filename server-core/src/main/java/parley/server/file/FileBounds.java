package parley.server.file;

import java.time.Duration;
import parley.server.limit.Rate;

/**
 * How much is kept, and how long.
 *
 * @param user bytes of one user's files
 * @param workspace bytes of all files
 * @param reserve bytes that stay free on the disk for everything else
 * @param unfinished uploads that one user may have begun
 * @param loose how long a file stays that no message carries
 * @param tickets how often a user may announce one
 */
public record FileBounds(
        long user, long workspace, long reserve, int unfinished, Duration loose, Rate tickets) {
    private static final long GIB = 1L << 30;

    public static final FileBounds NORMAL =
            new FileBounds(
                    20 * GIB,
                    200 * GIB,
                    GIB / 4,
                    200,
                    Duration.ofDays(1),
                    new Rate(60, Duration.ofSeconds(1)));

    /** The same with other quotas, in bytes. */
    public FileBounds withQuotas(long ofUser, long ofWorkspace) {
        return new FileBounds(ofUser, ofWorkspace, reserve, unfinished, loose, tickets);
    }

    /** The same without a rate. */
    public FileBounds asOftenAsOneLikes() {
        return new FileBounds(user, workspace, reserve, unfinished, loose, Rate.UNLIMITED);
    }
}
