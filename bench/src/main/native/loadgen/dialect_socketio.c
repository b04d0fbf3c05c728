/* socket.io protocol 5 inside engine.io protocol 4, over its WebSocket transport. */
#include "text.h"

static void greet(struct link *l) { (void)l; /* the server speaks first: 0{"sid":…} */ }

static void frame(struct link *l, const uint8_t *p, size_t n, uint64_t now) {
    if (starts(p, n, "42[")) {
        text_scan(l, p, n, now);
    } else if (starts(p, n, "430[") && l->stage == LINK_GREETING) {
        link_ready(l);
    } else if (starts(p, n, "43")) {
        uint32_t id = 0;
        for (size_t i = 2; i < n && p[i] >= '0' && p[i] <= '9'; i++) id = id * 10 + (uint32_t)(p[i] - '0');
        mode.acked(l, id - 1, now);
    } else if (starts(p, n, "2")) {
        link_send(l, "3", 1);
    } else if (starts(p, n, "0{")) {
        link_send(l, "40", 2);
    } else if (starts(p, n, "40")) {
        char join[300];
        link_send(l, join, (size_t)snprintf(join, sizeof join, "420[\"join\",\"%s\"]", l->room));
    } else {
        mode.refused(l, p, n);
    }
}

static size_t message(struct link *l, uint32_t sender, uint32_t count, uint8_t *out) {
    char *at = (char *)out;
    if (options.acks) at += sprintf(at, "42%u[\"message\",{\"room\":\"%s\",\"text\":\"", count + 1, l->room);
    else at += sprintf(at, "42[\"message\",{\"room\":\"%s\",\"text\":\"", l->room);
    at += text_put((uint8_t *)at, sender, count);
    at += sprintf(at, "\"}]");
    return (size_t)(at - (char *)out);
}

const struct dialect dialect_socketio = {
    "socketio", "/socket.io/?EIO=4&transport=websocket", NULL, greet, frame, message, NULL};
