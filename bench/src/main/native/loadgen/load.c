/* Messages at full speed (closed loop) or at a given rate (open loop), counted and checked. */
#include "load.h"

#include "../common/clock.h"
#include "crowd.h"
#include "flight.h"
#include "histogram.h"
#include "process.h"

#include <unistd.h>

struct totals {
    uint64_t at, sent, delivered, acked, server_cpu, own_cpu, machine_cpu;
};

static struct link *links;
static int stalled_closed, stalled_4008, refusals;
static char first_refusal[300];
static uint64_t sent, delivered, acked;
static struct histogram to_last, to_ack;
static struct flight flight;

static int is_stalled(const struct link *l) {
    return (int)(l->index % (uint32_t)options.members) >= options.members - options.stalled;
}

static void on_refused(struct link *l, const uint8_t *text, size_t n) {
    (void)l;
    if (refusals++ == 0) snprintf(first_refusal, sizeof first_refusal, "%.*s", (int)n, (const char *)text);
}

static void on_closed(struct link *l) {
    char text[400];
    if (is_stalled(l)) {
        stalled_closed++;
        stalled_4008 += l->close_code == 4008;
        return;
    }
    int n = snprintf(text, sizeof text, "link %u, close code %u %s", l->index, l->close_code, first_refusal);
    fail("the server closed a connection under load", (uint8_t *)text, (size_t)n);
}

static void on_acked(struct link *l, uint32_t count, uint64_t now) {
    uint64_t took = flight_acked(&flight, l->index, count, now);
    if (took) histogram_add(&to_ack, took);
    acked++;
}

static void on_delivered(struct link *l, uint32_t sender, uint32_t count, uint64_t now) {
    if (options.stalled && is_stalled(l)) return;
    uint64_t took = flight_delivered(&flight, l->index, sender, count, now);
    if (took) histogram_add(&to_last, took);
    delivered++;
}

/* Sends whatever may be sent, round robin over the senders, until a window or the ring is full. */
static void send_allowed(void) {
    uint32_t sender, count;
    uint8_t text[32768];
    uint64_t now = now_ns();
    while (flight_next(&flight, now, &sender, &count)) {
        struct link *l = &links[flight_link(&flight, sender)];
        link_send(l, text, dialect->message(l, sender, count, text));
        sent++;
    }
}

static void on_tick(uint64_t now) {
    (void)now;
    flight_allow(&flight);
    send_allowed();
}

static void on_ready(struct link *l) { (void)l; }

static struct totals totals_now(void) {
    struct totals t = {now_ns(), sent, delivered, acked, process_cpu_us(options.server_pid), process_cpu_us(getpid()),
        machine_cpu_us()};
    return t;
}

static void run_until(uint64_t end, int sending) {
    uint64_t now = now_ns(), pinged = now;
    while (now < end && (sending || flight_outstanding(&flight))) {
        uint64_t left = (end - now) / MS + 1;
        now = links_turn(left < 100 ? (int)left : 100);
        if (sending && !options.rate) send_allowed();
        if (dialect->ping && now - pinged > 15 * SECOND) {
            pinged = now;
            for (int i = 0; i < options.rooms * options.members; i++) {
                if (links[i].stage == LINK_READY && !links[i].unread) link_send(&links[i], dialect->ping, strlen(dialect->ping));
            }
        }
    }
}

/* Reads on from the members that had stopped, to learn whether and how they were closed. */
static void resume_stalled(int n) {
    uint64_t end = now_ns() + 3 * SECOND;
    for (int i = 0; i < n; i++) {
        if (is_stalled(&links[i]) && links[i].stage == LINK_READY) link_resume(&links[i]);
    }
    while (now_ns() < end && stalled_closed < options.stalled * options.rooms) links_turn(50);
}

static void report(const struct totals *a, const struct totals *b, double ready_ms, long memory) {
    double seconds = (double)(b->at - a->at) / 1e9;
    double got = (double)(b->delivered - a->delivered), acks = (double)(b->acked - a->acked);
    double server = (double)(b->server_cpu - a->server_cpu), own = (double)(b->own_cpu - a->own_cpu);
    double others = (double)(b->machine_cpu - a->machine_cpu) - server - own;
    uint64_t disorder = flight.disorder, missing = flight_missing(&flight), unlike = flight_unlike(&flight);
    printf("{\"dialect\":\"%s\",\"rooms\":%d,\"members\":%d,\"senders\":%d,\"window\":%d,\"payload\":%d,\"tls\":%d,"
           "\"seconds\":%.3f,\"sentPerSecond\":%.0f,\"deliveriesPerSecond\":%.0f,\"acksPerSecond\":%.0f,"
           "\"lastP50us\":%.1f,\"lastP99us\":%.1f,\"lastP999us\":%.1f,\"ackP50us\":%.1f,\"ackP99us\":%.1f,\"ackP999us\":%.1f,"
           "\"cpuUsPerDelivery\":%.3f,\"cpuUsPerAck\":%.3f,\"serverCores\":%.2f,\"generatorCores\":%.2f,\"otherCores\":%.2f,"
           "\"memoryKiB\":%ld,\"memoryPeakKiB\":%ld,\"readyMs\":%.0f,\"stalled\":%d,\"stalledClosed\":%d,\"stalled4008\":%d,"
           "\"refusals\":%d,\"disorder\":%lu,\"missing\":%lu,\"unlikeOrder\":%lu,\"correct\":%s}\n",
           dialect->name, options.rooms, options.members, options.senders, options.window, options.payload, options.tls,
           seconds, (double)(b->sent - a->sent) / seconds, got / seconds, acks / seconds,
           histogram_us(&to_last, .5), histogram_us(&to_last, .99), histogram_us(&to_last, .999),
           histogram_us(&to_ack, .5), histogram_us(&to_ack, .99), histogram_us(&to_ack, .999),
           got > 0 ? server / got : 0, acks > 0 ? server / acks : 0, server / seconds / 1e6, own / seconds / 1e6,
           others / seconds / 1e6, memory, process_memory_kib(options.server_pid, "VmHWM"), ready_ms,
           options.stalled * options.rooms, stalled_closed, stalled_4008, refusals, disorder, missing, unlike,
           disorder + missing + unlike == 0 && refusals == 0 ? "true" : "false");
    if (refusals) fprintf(stderr, "loadgen: the server refused %d requests, first: %s\n", refusals, first_refusal);
}

int load_run(void) {
    int n = options.rooms * options.members;
    links = links_planned(n);
    double ready_ms = (double)crowd_open(links, n) / 1e6;
    mode = (struct mode){on_ready, on_closed, on_acked, on_delivered, on_refused, on_tick, NULL};
    flight_start(&flight, strcmp(dialect->name, "parley") == 0 || options.acks);

    if (options.rate) links_tick(options.rate);
    send_allowed();
    run_until(now_ns() + (uint64_t)options.warmup_ms * MS, 1);
    for (int i = 0; i < n; i++) {
        if (is_stalled(&links[i])) link_stall(&links[i]);
    }
    memset(&to_last, 0, sizeof to_last);
    memset(&to_ack, 0, sizeof to_ack);
    struct totals before = totals_now();
    run_until(before.at + (uint64_t)options.measure_ms * MS, 1);
    struct totals after = totals_now();
    long memory = process_memory_kib(options.server_pid, "VmRSS");

    flight.closed = 1;
    run_until(now_ns() + (uint64_t)options.drain_ms * MS, 0);
    resume_stalled(n);
    report(&before, &after, ready_ms, memory);
    return flight.disorder || flight_missing(&flight) || flight_unlike(&flight) ? 2 : 0;
}
