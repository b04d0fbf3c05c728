/* Connections of the generator: TCP, TLS, the WebSocket upgrade and whole frames, on one epoll. */
#ifndef LINK_H
#define LINK_H
#include "../common/buffer.h"
#include "options.h"

enum stage { LINK_CONNECTING, LINK_TLS, LINK_UPGRADING, LINK_GREETING, LINK_READY, LINK_CLOSED };

struct link {
    int fd;
    uint8_t stage;
    uint8_t wants_write; /* EPOLLOUT is asked for */
    uint8_t unread;      /* nothing is read from it: a stalled member */
    uint8_t flushing;    /* stands in the list of links to flush */
    uint16_t close_code; /* of the close frame that came; 0 = none */
    uint32_t index;
    void *tls;
    const char *token, *room;
    uint64_t opened_ns, ready_ns;
    struct buffer in, out;
};

/* What a mode wants to know. */
struct mode {
    void (*ready)(struct link *);
    void (*closed)(struct link *);
    void (*acked)(struct link *, uint32_t count, uint64_t now);
    void (*delivered)(struct link *, uint32_t sender, uint32_t count, uint64_t now);
    void (*refused)(struct link *, const uint8_t *text, size_t n);
    void (*tick)(uint64_t now); /* the open loop's timer */
    void (*other)(struct link *, const uint8_t *text, size_t n, uint64_t now); /* replies to own requests */
};

/* One peer's way of speaking inside text frames. */
struct dialect {
    const char *name, *path, *subprotocol;
    void (*greet)(struct link *);
    void (*frame)(struct link *, const uint8_t *text, size_t n, uint64_t now);
    /* Writes the text of a frame that sends a message and returns its length; out holds 32 KiB. */
    size_t (*message)(struct link *, uint32_t sender, uint32_t count, uint8_t *out);
    const char *ping; /* the client's own heartbeat; 0 = none is needed */
};

extern const struct dialect dialect_parley, dialect_socketio, dialect_plain;

/* Set once by main. */
extern struct options options;
extern const struct dialect *dialect;
extern struct mode mode;

void links_start(void);
/* Begins to connect; the mode hears of it when it is ready or closed. */
void link_open(struct link *);
void link_close(struct link *);
/* Sends a text frame, in a write of its own as a real client would. */
void link_send(struct link *, const void *text, size_t n);
void link_ready(struct link *);
/* Stops reading, as a program that hangs does. */
void link_stall(struct link *);
void link_resume(struct link *);
/* Sends what is queued, then waits up to timeout_ms for traffic and handles it. Returns the time. */
uint64_t links_turn(int timeout_ms);
/* Calls mode.tick so many times a second. */
void links_tick(int per_second);
/* Fills in n links: index, and token and room from the plan if there is one. */
struct link *links_planned(int n);
#endif
