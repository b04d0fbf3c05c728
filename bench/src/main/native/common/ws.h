/* WebSocket framing (RFC 6455, section 5) as far as a benchmark needs it: whole text frames,
 * ping, pong and close. */
#ifndef WS_H
#define WS_H
#include "buffer.h"

enum { WS_CONTINUATION = 0, WS_TEXT = 1, WS_BINARY = 2, WS_CLOSE = 8, WS_PING = 9, WS_PONG = 10 };

/* The key of RFC 6455's example: both ends of a benchmark are ours, so no hash is computed. */
#define WS_KEY "dGhlIHNhbXBsZSBub25jZQ=="
#define WS_ACCEPT "s3pPLMBiTxaQ9kYGzzhZRbK+xOo="

struct ws_frame {
    uint8_t opcode;
    int masked;
    uint8_t mask[4];
    size_t header, length;
};

/* Reads a frame's header. False: there are too few bytes for it yet. */
static inline int ws_header(const uint8_t *p, size_t n, struct ws_frame *f) {
    if (n < 2) return 0;
    size_t at = 2, length = p[1] & 0x7f;
    f->opcode = p[0] & 0x0f;
    f->masked = p[1] >> 7;
    if (length == 126) {
        if (n < 4) return 0;
        length = (size_t)p[2] << 8 | p[3];
        at = 4;
    } else if (length == 127) {
        if (n < 10) return 0;
        length = 0;
        for (int i = 2; i < 10; i++) length = length << 8 | p[i];
        at = 10;
    }
    if (f->masked) {
        if (n < at + 4) return 0;
        memcpy(f->mask, p + at, 4);
        at += 4;
    }
    f->header = at;
    f->length = length;
    return 1;
}

static inline size_t ws_put_header(uint8_t *out, uint8_t opcode, size_t n, int masked) {
    size_t at = 2;
    uint8_t bit = masked ? 0x80 : 0;
    out[0] = 0x80 | opcode;
    if (n < 126) {
        out[1] = bit | (uint8_t)n;
    } else if (n < 65536) {
        out[1] = bit | 126;
        out[2] = (uint8_t)(n >> 8);
        out[3] = (uint8_t)n;
        at = 4;
    } else {
        out[1] = bit | 127;
        for (int i = 0; i < 8; i++) out[2 + i] = (uint8_t)((uint64_t)n >> (56 - 8 * i));
        at = 10;
    }
    return at;
}

static inline void ws_mask(uint8_t *p, size_t n, const uint8_t mask[4]) {
    uint64_t wide;
    uint32_t narrow;
    memcpy(&narrow, mask, 4);
    wide = (uint64_t)narrow << 32 | narrow;
    size_t i = 0;
    for (; i + 8 <= n; i += 8) {
        uint64_t v;
        memcpy(&v, p + i, 8);
        v ^= wide;
        memcpy(p + i, &v, 8);
    }
    for (; i < n; i++) p[i] ^= mask[i & 3];
}

/* Appends a client's frame. A constant mask is enough between two programs of ours. */
static inline void ws_add_masked(struct buffer *b, uint8_t opcode, const void *payload, size_t n) {
    static const uint8_t mask[4] = {0x37, 0xfa, 0x21, 0x3d};
    uint8_t *out = buffer_reserve(b, n + 14);
    size_t at = ws_put_header(out, opcode, n, 1);
    memcpy(out + at, mask, 4);
    memcpy(out + at + 4, payload, n);
    ws_mask(out + at + 4, n, mask);
    b->end += at + 4 + n;
}

/* Appends a server's frame. */
static inline void ws_add(struct buffer *b, uint8_t opcode, const void *payload, size_t n) {
    uint8_t *out = buffer_reserve(b, n + 10);
    size_t at = ws_put_header(out, opcode, n, 0);
    memcpy(out + at, payload, n);
    b->end += at + n;
}
#endif
