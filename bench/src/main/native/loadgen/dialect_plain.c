/* The C peer's own way: J<room> and J to join, M<room><ack?><text> to send, D<text> is a delivery,
 * A<count> an acknowledgement. */
#include "text.h"

static void greet(struct link *l) {
    char join[64];
    link_send(l, join, (size_t)snprintf(join, sizeof join, "J%.4s", l->room));
}

static void frame(struct link *l, const uint8_t *p, size_t n, uint64_t now) {
    if (n == 0) return;
    if (p[0] == 'D') text_scan(l, p, n, now);
    else if (p[0] == 'A' && n >= 9) mode.acked(l, hex_get(p + 1, 8), now);
    else if (p[0] == 'J') link_ready(l);
    else mode.refused(l, p, n);
}

static size_t message(struct link *l, uint32_t sender, uint32_t count, uint8_t *out) {
    out[0] = 'M';
    memcpy(out + 1, l->room, 4);
    out[5] = options.acks ? '1' : '0';
    return 6 + text_put(out + 6, sender, count);
}

const struct dialect dialect_plain = {"plain", "/", NULL, greet, frame, message, NULL};
