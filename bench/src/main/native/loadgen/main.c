/* A load generator for chat servers: one thread, one epoll. It opens every member's connection
 * itself, so it knows when a message has reached the last of them, and checks that each member got
 * every message of its room once and all members in the same order. */
#include <signal.h>

#include "link.h"
#include "load.h"

int main(int argc, char **argv) {
    static const struct dialect *const dialects[] = {&dialect_parley, &dialect_socketio, &dialect_plain};
    signal(SIGPIPE, SIG_IGN);
    options = options_parse(argc, argv);
    for (size_t i = 0; i < sizeof dialects / sizeof *dialects; i++) {
        if (strcmp(options.dialect, dialects[i]->name) == 0) dialect = dialects[i];
    }
    if (!dialect) {
        fprintf(stderr, "loadgen: unknown dialect %s\n", options.dialect);
        return 64;
    }
    links_start();
    if (strcmp(options.mode, "idle") == 0) return idle_run();
    if (strcmp(options.mode, "reconnect") == 0) return reconnect_run();
    return load_run();
}
