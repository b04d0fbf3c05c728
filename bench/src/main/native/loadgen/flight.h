/* The messages on their way: who may send, who has which, and whether all came once and in order. */
#ifndef FLIGHT_H
#define FLIGHT_H
#include <stddef.h>
#include <stdint.h>

/* One message under way. */
struct slot {
    uint64_t sent_ns;
    uint32_t count, remaining;
    uint8_t unacked;
};

struct sender {
    uint32_t count;   /* messages sent so far */
    uint32_t allowed; /* how many more may be sent now */
};

struct member {
    uint64_t order;     /* a rolling hash of all messages, in the order they came */
    uint64_t received;
};

struct flight {
    struct slot *slots;
    struct sender *senders;
    struct member *members;
    uint32_t *expected; /* by member and sender of its room: the next count */
    uint32_t *waiting;  /* a ring of senders with something allowed */
    size_t waiting_from, waiting_count;
    uint32_t rotation;  /* the open loop's next sender */
    uint64_t disorder;  /* deliveries out of order, twice, or of a foreign room */
    uint64_t outstanding;
    int with_acks, closed;
};

void flight_start(struct flight *, int with_acks);
/* The next message to send, if one is allowed. */
int flight_next(struct flight *, uint64_t now, uint32_t *sender, uint32_t *count);
/* Allows one message more to the next sender in turn. */
void flight_allow(struct flight *);
/* Both return the nanoseconds since it was sent; delivered only when this was the last member. */
uint64_t flight_acked(struct flight *, uint32_t link, uint32_t count, uint64_t now);
uint64_t flight_delivered(struct flight *, uint32_t link, uint32_t sender, uint32_t count, uint64_t now);
uint32_t flight_link(const struct flight *, uint32_t sender);
/* Messages that are not yet acknowledged and with every member. */
int flight_outstanding(const struct flight *);
/* Deliveries that never came, and members that saw another order than the first of their room. */
uint64_t flight_missing(const struct flight *);
uint64_t flight_unlike(const struct flight *);
#endif
