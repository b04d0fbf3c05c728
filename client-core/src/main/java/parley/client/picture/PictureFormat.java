package parley.client.picture;

/** A format that is known by its first bytes, whatever the name says. */
public enum PictureFormat {
    PNG("image/png"),
    JPEG("image/jpeg"),
    GIF("image/gif"),
    WEBP("image/webp");

    private final String mime;

    PictureFormat(String mime) {
        this.mime = mime;
    }

    public String mime() {
        return mime;
    }
}
