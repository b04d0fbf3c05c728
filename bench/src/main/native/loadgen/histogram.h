/* Latencies in nanoseconds, kept to about 1.5 % in logarithmic buckets. */
#ifndef HISTOGRAM_H
#define HISTOGRAM_H
#include <stdint.h>

#define HISTOGRAM_BUCKETS (64 * 60)

struct histogram {
    uint64_t count, highest;
    uint32_t bucket[HISTOGRAM_BUCKETS];
};

static inline int histogram_bucket(uint64_t ns) {
    if (ns < 64) return (int)ns;
    int shift = 63 - __builtin_clzll(ns) - 6;
    return (shift + 1) * 64 + (int)((ns >> shift) & 63);
}

static inline void histogram_add(struct histogram *h, uint64_t ns) {
    h->count++;
    if (ns > h->highest) h->highest = ns;
    h->bucket[histogram_bucket(ns)]++;
}

/* The value below which the given share (0..1) of all lies, in microseconds; 0 if there is none. */
static inline double histogram_us(const struct histogram *h, double share) {
    uint64_t target = (uint64_t)((double)h->count * share), seen = 0;
    for (int i = 0; i < HISTOGRAM_BUCKETS; i++) {
        seen += h->bucket[i];
        if (h->bucket[i] && seen > target) {
            if (i < 64) return i / 1e3;
            int shift = i / 64 - 1;
            uint64_t low = (uint64_t)(64 + i % 64) << shift;
            return ((double)low + (double)(1ull << shift) / 2) / 1e3;
        }
    }
    return (double)h->highest / 1e3;
}
#endif
