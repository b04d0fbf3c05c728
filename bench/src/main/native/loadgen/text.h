/* What is sent as a message: the marker and then words, as long as the options say. */
#ifndef TEXT_H
#define TEXT_H
#include "../common/marker.h"
#include "link.h"

static inline size_t text_put(uint8_t *out, uint32_t sender, uint32_t count) {
    static const char words[] = " shall we meet at the bridge before the rain comes, and who brings the map of the old town? ";
    size_t n = (size_t)options.payload;
    for (size_t at = MARKER_LENGTH; at < n; at += sizeof words - 1) {
        size_t part = n - at < sizeof words - 1 ? n - at : sizeof words - 1;
        memcpy(out + at, words, part);
    }
    marker_put(out, sender, count);
    return n;
}

/* Reports every message inside the n bytes at p. */
static inline void text_scan(struct link *l, const uint8_t *p, size_t n, uint64_t now) {
    const uint8_t *end = p + n;
    while ((p = memchr(p, '~', (size_t)(end - p))) != NULL && end - p >= MARKER_LENGTH) {
        mode.delivered(l, hex_get(p + 1, 4), hex_get(p + 5, 8), now);
        p += MARKER_LENGTH;
    }
}

static inline int starts(const uint8_t *p, size_t n, const char *with) {
    size_t length = strlen(with);
    return n >= length && memcmp(p, with, length) == 0;
}
#endif
