/* How the generator knows its own messages again, whatever a peer wraps around them: every text
 * begins with '~', four hex digits of the sender and eight of the sender's own count from 0. No
 * peer sends another '~'. */
#ifndef MARKER_H
#define MARKER_H
#include <stddef.h>
#include <stdint.h>

#define MARKER_LENGTH 13

static inline void hex_put(uint8_t *out, uint32_t value, int digits) {
    for (int i = digits - 1; i >= 0; i--, value >>= 4) out[i] = "0123456789abcdef"[value & 15];
}

/* The value of the hex digits at p; what is no hex digit gives a wrong value, never a fault. */
static inline uint32_t hex_get(const uint8_t *p, int digits) {
    uint32_t v = 0;
    for (int i = 0; i < digits; i++) v = v << 4 | ((p[i] & 15) + (p[i] >> 6) * 9);
    return v;
}

static inline void marker_put(uint8_t *out, uint32_t sender, uint32_t count) {
    out[0] = '~';
    hex_put(out + 1, sender, 4);
    hex_put(out + 5, count, 8);
}
#endif
