#include "options.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void usage(const char *problem) {
    fprintf(stderr, "loadgen: %s\n"
            "  --mode load|idle|reconnect --dialect parley|socketio|plain --port N [--tls 1] [--plan FILE]\n"
            "  --rooms N --members N --senders N --window N [--rate N] [--release last|ack]\n"
            "  [--acks 1] --payload BYTES --warmup-ms N --measure-ms N [--drain-ms N] [--stalled N]\n"
            "  --connections N [--parallel N] [--spread N] [--server-pid N]\n", problem);
    exit(64);
}

struct number {
    const char *name;
    int *value;
};

struct options options_parse(int argc, char **argv) {
    struct options o = {
        .mode = "load", .dialect = "plain", .rooms = 1, .members = 2, .senders = 1, .window = 1,
        .payload = 200, .warmup_ms = 1000, .measure_ms = 2500, .drain_ms = 5000, .connections = 1000, .parallel = 128,
    };
    struct number numbers[] = {
        {"--port", &o.port}, {"--tls", &o.tls}, {"--rooms", &o.rooms}, {"--members", &o.members},
        {"--senders", &o.senders}, {"--window", &o.window},
        {"--rate", &o.rate}, {"--acks", &o.acks}, {"--payload", &o.payload}, {"--warmup-ms", &o.warmup_ms},
        {"--measure-ms", &o.measure_ms}, {"--drain-ms", &o.drain_ms}, {"--stalled", &o.stalled}, {"--connections", &o.connections},
        {"--parallel", &o.parallel}, {"--spread", &o.spread}, {"--server-pid", &o.server_pid},
    };
    for (int i = 1; i < argc; i += 2) {
        if (i + 1 == argc) usage("an option lacks its value");
        const char *name = argv[i], *value = argv[i + 1];
        int known = 0;
        for (size_t k = 0; k < sizeof numbers / sizeof *numbers; k++) {
            if (strcmp(name, numbers[k].name) == 0) {
                *numbers[k].value = atoi(value);
                known = 1;
            }
        }
        if (strcmp(name, "--mode") == 0) o.mode = value;
        else if (strcmp(name, "--dialect") == 0) o.dialect = value;
        else if (strcmp(name, "--plan") == 0) o.plan = value;
        else if (strcmp(name, "--release") == 0) o.release = strcmp(value, "ack") == 0 ? RELEASE_ACK : RELEASE_LAST;
        else if (!known) usage(name);
    }
    if (o.port <= 0 || o.port > 65535) usage("--port is needed");
    if (o.senders > o.members) usage("more senders than members");
    if (o.stalled > o.members - o.senders) usage("senders cannot stall");
    if (o.rooms * o.senders > 65535) usage("at most 65535 senders");
    if (o.payload < 16 || o.payload > 15000) usage("--payload is 16 to 15000");
    return o;
}
