#include "process.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static uint64_t ticks_us(uint64_t ticks) { return ticks * 1000000u / (uint64_t)sysconf(_SC_CLK_TCK); }

uint64_t process_cpu_us(int pid) {
    char path[64], line[1024];
    if (pid <= 0) return 0;
    snprintf(path, sizeof path, "/proc/%d/stat", pid);
    FILE *f = fopen(path, "r");
    if (!f) return 0;
    size_t n = fread(line, 1, sizeof line - 1, f);
    fclose(f);
    line[n] = 0;
    char *after = strrchr(line, ')'); /* the name may hold anything */
    unsigned long user = 0, kernel = 0;
    if (after) sscanf(after + 1, " %*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %lu %lu", &user, &kernel);
    return ticks_us(user + kernel);
}

uint64_t machine_cpu_us(void) {
    unsigned long user = 0, nice = 0, kernel = 0, irq = 0, softirq = 0;
    FILE *f = fopen("/proc/stat", "r");
    if (!f) return 0;
    if (fscanf(f, "cpu %lu %lu %lu %*u %*u %lu %lu", &user, &nice, &kernel, &irq, &softirq) != 5) user = nice = kernel = irq = softirq = 0;
    fclose(f);
    return ticks_us(user + nice + kernel + irq + softirq);
}

long process_memory_kib(int pid, const char *field) {
    char path[64], line[256];
    long kib = 0;
    if (pid <= 0) return 0;
    snprintf(path, sizeof path, "/proc/%d/status", pid);
    FILE *f = fopen(path, "r");
    if (!f) return 0;
    while (fgets(line, sizeof line, f)) {
        if (strncmp(line, field, strlen(field)) == 0) kib = atol(line + strlen(field) + 1);
    }
    fclose(f);
    return kib;
}
