#include "flight.h"

#include <stdlib.h>

#include "link.h"

static uint32_t ring; /* slots a sender has; a power of two */

static uint32_t sender_count(void) { return (uint32_t)(options.rooms * options.senders); }

static void wait_turn(struct flight *f, uint32_t sender) {
    f->waiting[(f->waiting_from + f->waiting_count++) % sender_count()] = sender;
}

void flight_start(struct flight *f, int with_acks) {
    uint32_t senders = sender_count();
    size_t members = (size_t)(options.rooms * options.members);
    ring = senders > 500 ? 64 : 4096;
    while (ring < (uint32_t)options.window * 2) ring *= 2;
    f->slots = calloc((size_t)senders * ring, sizeof *f->slots);
    f->senders = calloc(senders, sizeof *f->senders);
    f->members = calloc(members, sizeof *f->members);
    f->expected = calloc(members * (size_t)options.senders, sizeof *f->expected);
    f->waiting = calloc(senders, sizeof *f->waiting);
    f->with_acks = with_acks;
    if (options.rate) return;
    /* All senders of all rooms in turn, so that no room starts far ahead of the others. */
    for (int place = 0; place < options.senders; place++) {
        for (int room = 0; room < options.rooms; room++) {
            uint32_t sender = (uint32_t)(room * options.senders + place);
            f->senders[sender].allowed = (uint32_t)options.window;
            wait_turn(f, sender);
        }
    }
}

uint32_t flight_link(const struct flight *f, uint32_t sender) {
    (void)f;
    uint32_t room = sender / (uint32_t)options.senders;
    return room * (uint32_t)options.members + sender % (uint32_t)options.senders;
}

static void allow(struct flight *f, uint32_t sender) {
    if (f->senders[sender].allowed++ == 0) wait_turn(f, sender);
}

void flight_allow(struct flight *f) {
    allow(f, f->rotation);
    f->rotation = (f->rotation + 1) % sender_count();
}

int flight_next(struct flight *f, uint64_t now, uint32_t *sender, uint32_t *count) {
    for (size_t tries = f->waiting_count; tries > 0 && !f->closed; tries--) {
        uint32_t s = f->waiting[f->waiting_from];
        struct sender *who = &f->senders[s];
        struct slot *slot = &f->slots[(size_t)s * ring + who->count % ring];
        f->waiting_from = (f->waiting_from + 1) % sender_count();
        f->waiting_count--;
        int free = slot->remaining == 0 && !slot->unacked;
        if (free) {
            *slot = (struct slot){now, who->count, (uint32_t)(options.members - options.stalled), (uint8_t)f->with_acks};
            *sender = s;
            *count = who->count++;
            who->allowed--;
            f->outstanding++;
        }
        if (who->allowed > 0) wait_turn(f, s);
        if (free) return 1;
    }
    return 0;
}

static void settled(struct flight *f, const struct slot *slot) {
    if (slot->remaining == 0 && !slot->unacked) f->outstanding--;
}

uint64_t flight_acked(struct flight *f, uint32_t link, uint32_t count, uint64_t now) {
    uint32_t place = link % (uint32_t)options.members, room = link / (uint32_t)options.members;
    if (place >= (uint32_t)options.senders) return 0;
    uint32_t sender = room * (uint32_t)options.senders + place;
    struct slot *slot = &f->slots[(size_t)sender * ring + count % ring];
    if (slot->count != count || !slot->unacked) {
        f->disorder++;
        return 0;
    }
    slot->unacked = 0;
    settled(f, slot);
    if (options.release == RELEASE_ACK && !options.rate) allow(f, sender);
    return now - slot->sent_ns;
}

uint64_t flight_delivered(struct flight *f, uint32_t link, uint32_t sender, uint32_t count, uint64_t now) {
    uint32_t senders = (uint32_t)options.senders, room = link / (uint32_t)options.members;
    struct member *member = &f->members[link];
    if (sender / senders != room) {
        f->disorder++;
        return 0;
    }
    uint32_t *expected = &f->expected[(size_t)link * senders + sender % senders];
    if (*expected != count) {
        f->disorder++;
        return 0;
    }
    *expected = count + 1;
    member->order = (member->order + ((uint64_t)sender << 32 | count) + 1) * 0x9e3779b97f4a7c15ull;
    member->received++;
    struct slot *slot = &f->slots[(size_t)sender * ring + count % ring];
    if (--slot->remaining > 0) return 0;
    settled(f, slot);
    if (options.release == RELEASE_LAST && !options.rate) allow(f, sender);
    return now - slot->sent_ns;
}

int flight_outstanding(const struct flight *f) { return f->outstanding > 0; }

static int reads(size_t member) {
    return (int)(member % (size_t)options.members) < options.members - options.stalled;
}

uint64_t flight_missing(const struct flight *f) {
    uint64_t missing = 0;
    size_t senders = (size_t)options.senders;
    for (size_t m = 0; m < (size_t)(options.rooms * options.members); m++) {
        size_t first = m / (size_t)options.members * senders;
        for (size_t s = 0; s < senders && reads(m); s++) missing += f->senders[first + s].count - f->expected[m * senders + s];
    }
    return missing;
}

uint64_t flight_unlike(const struct flight *f) {
    uint64_t unlike = 0;
    for (size_t m = 0; m < (size_t)(options.rooms * options.members); m++) {
        size_t first = m - m % (size_t)options.members;
        unlike += reads(m) && f->members[m].order != f->members[first].order;
    }
    return unlike;
}
