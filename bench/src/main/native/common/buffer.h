/* A growing byte buffer that is filled at the end and emptied at the front. */
#ifndef BUFFER_H
#define BUFFER_H
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct buffer {
    uint8_t *bytes;
    size_t start, end, room;
};

/* Makes room for n more bytes and returns where they go; the caller then adds n to end. */
static inline uint8_t *buffer_reserve(struct buffer *b, size_t n) {
    if (b->start == b->end) b->start = b->end = 0;
    if (b->end + n > b->room) {
        if (b->start > 0) {
            memmove(b->bytes, b->bytes + b->start, b->end - b->start);
            b->end -= b->start;
            b->start = 0;
        }
        if (b->end + n > b->room) {
            size_t room = b->room ? b->room : 512;
            while (room < b->end + n) room *= 2;
            b->bytes = realloc(b->bytes, room);
            if (!b->bytes) {
                perror("realloc");
                exit(70);
            }
            b->room = room;
        }
    }
    return b->bytes + b->end;
}

static inline void buffer_add(struct buffer *b, const void *p, size_t n) {
    memcpy(buffer_reserve(b, n), p, n);
    b->end += n;
}

static inline size_t buffer_length(const struct buffer *b) { return b->end - b->start; }

static inline void buffer_free(struct buffer *b) {
    free(b->bytes);
    memset(b, 0, sizeof *b);
}
#endif
