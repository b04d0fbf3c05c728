/* Many connections that say nothing: how soon they are all ready and what each costs. */
#include <unistd.h>

#include "../common/clock.h"
#include "crowd.h"
#include "load.h"
#include "process.h"

int idle_run(void) {
    int n = options.connections;
    struct link *links = links_planned(n);
    long before = process_memory_kib(options.server_pid, "VmRSS");
    uint64_t cpu = process_cpu_us(options.server_pid);
    double ready_ms = (double)crowd_open(links, n) / 1e6;
    double cpu_ms = (double)(process_cpu_us(options.server_pid) - cpu) / 1e3;
    uint64_t end = now_ns() + (uint64_t)options.measure_ms * MS;
    while (now_ns() < end) links_turn(100);
    long after = process_memory_kib(options.server_pid, "VmRSS");
    printf("{\"dialect\":\"%s\",\"connections\":%d,\"tls\":%d,\"readyMs\":%.0f,\"serverCpuMs\":%.0f,\"memoryBeforeKiB\":%ld,"
           "\"memoryKiB\":%ld,\"memoryPeakKiB\":%ld,\"memoryEachKiB\":%.2f,\"correct\":true}\n",
           dialect->name, n, options.tls, ready_ms, cpu_ms, before, after,
           process_memory_kib(options.server_pid, "VmHWM"), (double)(after - before) / n);
    return 0;
}
