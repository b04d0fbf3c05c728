/* The Parley protocol, version 1: docs/protocol.md. */
#include <time.h>

#include "text.h"

static void greet(struct link *l) {
    char hello[300];
    link_send(l, hello, (size_t)snprintf(hello, sizeof hello,
            "{\"op\":\"hello\",\"id\":\"h\",\"d\":{\"client\":{\"name\":\"bench\",\"version\":\"1\",\"os\":\"linux\"},"
            "\"device\":\"bench-%u\",\"caps\":[],\"active\":true}}", l->index));
}

/* A reply; at is the request's id. Ours are m<count> for messages, h for hello. */
static void reply(struct link *l, const uint8_t *p, size_t n, size_t at, uint64_t now) {
    size_t after = at;
    while (after < n && p[after] != '"') after++;
    int failed = memmem(p + after, n - after < 16 ? n - after : 16, "\"err\"", 5) != NULL;
    if (failed) {
        mode.refused(l, p, n);
        if (l->stage == LINK_GREETING) link_close(l);
    } else if (after == at + 9 && p[at] == 'm') {
        mode.acked(l, hex_get(p + at + 1, 8), now);
    } else if (after == at + 1 && p[at] == 'h') {
        link_ready(l);
    }
    if (mode.other) mode.other(l, p, n, now);
}

static void frame(struct link *l, const uint8_t *p, size_t n, uint64_t now) {
    if (starts(p, n, "{\"re\":\"")) {
        reply(l, p, n, 7, now);
    } else if (starts(p, n, "{\"ev\":\"bye\"")) {
        mode.refused(l, p, n);
    } else {
        text_scan(l, p, n, now);
        if (mode.other) mode.other(l, p, n, now);
    }
}

static size_t message(struct link *l, uint32_t sender, uint32_t count, uint8_t *out) {
    static uint64_t started_ms;
    if (!started_ms) {
        struct timespec t;
        clock_gettime(CLOCK_REALTIME, &t);
        started_ms = (uint64_t)t.tv_sec * 1000 + (uint64_t)t.tv_nsec / 1000000;
    }
    char *at = (char *)out;
    /* A UUIDv7 that nobody makes twice: the start of this run, the sender and the count. */
    at += sprintf(at, "{\"op\":\"message.send\",\"id\":\"m%08x\",\"cid\":\"%08x-%04x-7%03x-8%03x-%04x%08x\",\"d\":{\"room\":\"%s\",\"text\":\"",
            count, (uint32_t)(started_ms >> 16), (uint32_t)(started_ms & 0xffff), sender >> 12 & 0xfff,
            sender & 0xfff, (uint32_t)(l->index & 0xffff), count, l->room);
    at += text_put((uint8_t *)at, sender, count);
    at += sprintf(at, "\",\"format\":\"plain\"}}");
    return (size_t)(at - (char *)out);
}

const struct dialect dialect_parley = {
    "parley", "/v1/ws", "parley.v1", greet, frame, message, "{\"op\":\"ping\"}"};
