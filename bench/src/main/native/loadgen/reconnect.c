/* Many members of one room, a server that goes away and comes back: how soon has each of them every
 * entry of the room again? Prints "ready" when the runner may restart the server, then waits for
 * all to be cut, to come back with the protocol's backoff (0..1 s, then doubling, full jitter) and to
 * read what they missed: the first one keeps sending. At the end all must see one message more.
 * Parley only. */
#include "../common/clock.h"
#include "crowd.h"
#include "histogram.h"
#include "load.h"

#define DEADLINE (120 * SECOND)

struct client {
    uint64_t seq, retry_ns, back_ns;
    uint32_t attempts;
    uint8_t reading, current;
};

static struct link *links;
static struct client *clients;
static uint64_t cut_ns, first_back_ns, head, gaps;
static uint32_t count;   /* the messages that link 0 has sent */
static uint32_t acked_count;
static int cut, back;
static struct histogram since_cut, since_back;

static void read_log(struct link *l) {
    char text[300];
    struct client *c = &clients[l->index];
    if (c->reading) return;
    c->reading = 1;
    link_send(l, text, (size_t)snprintf(text, sizeof text,
            "{\"op\":\"log.read\",\"id\":\"l\",\"d\":{\"room\":\"%s\",\"after\":%lu,\"limit\":500}}", l->room, c->seq));
}

static void send_one(void) {
    uint8_t text[32768];
    struct link *l = &links[0];
    if (l->stage != LINK_READY || acked_count < count) return;
    link_send(l, text, dialect->message(l, 0, count, text));
    count++;
}

static void is_back(struct link *l, uint64_t now) {
    struct client *c = &clients[l->index];
    c->current = 1;
    c->back_ns = now;
    back++;
    histogram_add(&since_cut, now - cut_ns);
    histogram_add(&since_back, now - first_back_ns);
}

/* Entries of the log, pushed or read: each carries "seq". */
static void on_other(struct link *l, const uint8_t *p, size_t n, uint64_t now) {
    struct client *c = &clients[l->index];
    int answer = n > 9 && memcmp(p, "{\"re\":\"l\"", 9) == 0;
    const uint8_t *at = p, *end = p + n;
    if (!answer && n > 7 && memcmp(p, "{\"re\":\"", 7) == 0) return;
    while ((at = memmem(at, (size_t)(end - at), "\"seq\":", 6)) != NULL) {
        uint64_t seq = strtoull((const char *)at + 6, NULL, 10);
        at += 6;
        if (seq == c->seq + 1) c->seq = seq;
        else if (seq > c->seq + 1 && !c->reading) read_log(l);
        if (seq > head) head = seq;
    }
    if (!answer) return;
    c->reading = 0;
    if (memmem(p, n, "\"more\":true", 11)) read_log(l);
    else if (cut && !c->current) is_back(l, now);
}

static void on_acked(struct link *l, uint32_t number, uint64_t now) {
    (void)l, (void)now;
    acked_count = number + 1;
}

static void on_delivered(struct link *l, uint32_t s, uint32_t n, uint64_t now) { (void)l, (void)s, (void)n, (void)now; }
static void on_refused(struct link *l, const uint8_t *text, size_t n) {
    static int told;
    if (memmem(text, n, "\"bye\"", 5) || told++) return;
    fprintf(stderr, "loadgen: link %u was refused: %.*s\n", l->index, (int)n, (const char *)text);
}

static void on_ready(struct link *l) {
    if (!first_back_ns) first_back_ns = now_ns();
    clients[l->index].reading = 0;
    read_log(l);
    if (l->index == 0 && acked_count < count) {
        uint8_t text[32768];
        link_send(l, text, dialect->message(l, 0, acked_count, text)); /* unknown, so once more with its cid */
    }
}

static void on_closed(struct link *l) {
    struct client *c = &clients[l->index];
    uint64_t now = now_ns();
    uint64_t range = SECOND << (c->attempts < 6 ? c->attempts : 6);
    if (range > 60 * SECOND) range = 60 * SECOND;
    if (!cut++) cut_ns = now;
    c->attempts++;
    c->retry_ns = now + (uint64_t)((double)rand() / RAND_MAX * (double)range);
}

static void on_tick(uint64_t now) {
    for (int i = 0; i < options.connections; i++) {
        if (clients[i].retry_ns && clients[i].retry_ns <= now) {
            clients[i].retry_ns = 0;
            link_open(&links[i]);
        }
    }
    if (back < options.connections) send_one();
}

static int all_have_head(void) {
    for (int i = 0; i < options.connections; i++) {
        if (!clients[i].current || clients[i].seq < head) return 0;
    }
    return 1;
}

static int all_caught_up(void) {
    for (int i = 0; i < options.connections; i++) {
        if (clients[i].reading || clients[i].seq < head) return 0;
    }
    return 1;
}

int reconnect_run(void) {
    int n = options.connections;
    links = links_planned(n);
    clients = calloc((size_t)n, sizeof *clients);
    srand(1);
    crowd_open(links, n);
    mode = (struct mode){on_ready, on_closed, on_acked, on_delivered, on_refused, on_tick, on_other};
    for (int i = 0; i < n; i++) read_log(&links[i]);
    links_tick(100);
    uint64_t begin = now_ns(), now = begin;
    while ((now - begin < (uint64_t)options.warmup_ms * MS || !all_caught_up()) && now - begin < DEADLINE)
        now = links_turn(100);
    begin = now;
    printf("ready\n");
    fflush(stdout);
    while ((back < n || acked_count < count) && now - begin < DEADLINE) now = links_turn(100);
    uint64_t before = head;
    send_one();
    while ((head == before || !all_have_head()) && now - begin < DEADLINE) now = links_turn(100);
    for (int i = 0; i < n; i++) gaps += clients[i].seq < head;
    printf("{\"dialect\":\"%s\",\"connections\":%d,\"back\":%d,\"behind\":%lu,\"head\":%lu,\"downMs\":%.0f,"
           "\"sinceCutP50ms\":%.0f,\"sinceCutP95ms\":%.0f,\"sinceCutMaxMs\":%.0f,"
           "\"sinceUpP50ms\":%.0f,\"sinceUpP95ms\":%.0f,\"sinceUpMaxMs\":%.0f,\"correct\":%s}\n",
           dialect->name, n, back, gaps, head, (double)(first_back_ns - cut_ns) / 1e6,
           histogram_us(&since_cut, .5) / 1e3, histogram_us(&since_cut, .95) / 1e3, (double)since_cut.highest / 1e6,
           histogram_us(&since_back, .5) / 1e3, histogram_us(&since_back, .95) / 1e3, (double)since_back.highest / 1e6,
           back == n && gaps == 0 && head > before ? "true" : "false");
    return back == n && gaps == 0 ? 0 : 2;
}
