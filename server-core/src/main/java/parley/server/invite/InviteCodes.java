package parley.server.invite;

import java.util.Base64;
import parley.server.secret.Crockford;
import parley.server.secret.HmacKey;

/** Makes codes and turns them into what is stored. Safe for use by many threads. */
final class InviteCodes {
    private static final int LINK_BITS = 128;
    private static final int SHORT_BITS = 40;
    private static final int SHORT_LENGTH = SHORT_BITS / 5;

    private final HmacKey key;

    InviteCodes(HmacKey key) {
        this.key = key;
    }

    /** 26 characters. */
    String link() {
        return Crockford.random(LINK_BITS);
    }

    /** 8 characters with a dash in the middle, to be read aloud. */
    String spoken() {
        String code = Crockford.random(SHORT_BITS);
        return code.substring(0, 4) + "-" + code.substring(4);
    }

    /** Whether somebody who typed this may have meant a short code. */
    boolean looksShort(String typed) {
        return Crockford.normal(typed).length() == SHORT_LENGTH;
    }

    String hash(String typed) {
        byte[] mac = key.mac("invite", Crockford.normal(typed));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(mac);
    }
}
