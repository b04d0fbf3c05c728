package parley.client.picture;

/**
 * What the header of a picture says; no pixel was decoded.
 *
 * @param width as stored, before {@code orientation} is applied
 * @param frames more than one in an animation; at least 1
 */
public record PictureInfo(
        PictureFormat format, int width, int height, Orientation orientation, int frames) {
    /** Larger pictures are never decoded. */
    public static final long MAX_PIXELS = 50_000_000;

    /** Width as it is seen. */
    public int shownWidth() {
        return orientation.turnsSides() ? height : width;
    }

    /** Height as it is seen. */
    public int shownHeight() {
        return orientation.turnsSides() ? width : height;
    }

    /** Small enough to be decoded. */
    public boolean decodable() {
        return (long) width * height <= MAX_PIXELS;
    }

    /** Small enough to be held with all its frames at once. */
    public boolean playable() {
        return frames > 1 && (long) width * height * frames <= MAX_PIXELS;
    }
}
