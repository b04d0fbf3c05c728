#include "crowd.h"

#include "../common/clock.h"

static int ready, opening;

_Noreturn void fail(const char *what, const uint8_t *text, size_t n) {
    fprintf(stderr, "loadgen: %s%s%.*s\n", what, n ? ": " : "", (int)n, (const char *)text);
    exit(1);
}

static void on_ready(struct link *l) {
    (void)l;
    ready++;
    opening--;
}

static void on_closed(struct link *l) {
    char text[80];
    int n = snprintf(text, sizeof text, "link %u in stage %d, close code %u, %d were ready", l->index, l->stage,
            l->close_code, ready);
    fail("a connection ended before the load", (uint8_t *)text, (size_t)n);
}

static void on_refused(struct link *l, const uint8_t *text, size_t n) {
    (void)l;
    fail("the server refused", text, n);
}

static void ignore_acked(struct link *l, uint32_t count, uint64_t now) { (void)l, (void)count, (void)now; }
static void ignore_delivered(struct link *l, uint32_t sender, uint32_t count, uint64_t now) {
    (void)l, (void)sender, (void)count, (void)now;
}

uint64_t crowd_open(struct link *links, int n) {
    uint64_t begin = now_ns();
    int next = 0;
    mode = (struct mode){.ready = on_ready, .closed = on_closed, .refused = on_refused, .acked = ignore_acked,
        .delivered = ignore_delivered};
    ready = opening = 0;
    while (ready < n) {
        while (next < n && opening < options.parallel) {
            link_open(&links[next++]);
            opening++;
        }
        if (links_turn(100) - begin > 60 * SECOND) fail("not all were ready within a minute", NULL, 0);
    }
    return now_ns() - begin;
}
