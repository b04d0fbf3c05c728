/* The measure of what is possible: a chat server of rooms and nothing else, one thread, one epoll.
 * What arrives in one turn leaves in one send for each member. With a log file, the turn's messages
 * are written and fdatasynced before anybody gets them or an acknowledgement.
 * Usage: peer [LOGFILE]; prints "port N" and serves 127.0.0.1 until it is ended. */
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "../common/marker.h"
#include "../common/ws.h"

#define CHUNK (64 * 1024)
#define BACKLOG_LIMIT (1024 * 1024) /* a reader this far behind is closed */
#define ROOMS 65536

struct client {
    int fd;
    uint8_t upgraded, flushing, waits, gone;
    int room;
    size_t place; /* in its room */
    struct buffer in, out;
};

struct room {
    struct client **members;
    size_t count, capacity;
    struct buffer round; /* this turn's frames */
    uint8_t touched;
};

static struct room rooms[ROOMS];
static int touched[ROOMS], touched_count;
static struct client **flush_list;
static size_t flush_count, flush_capacity;
static int poll_fd, log_fd = -1;
static struct buffer log_round;

static void die(const char *what) {
    perror(what);
    exit(71);
}

static void flush_later(struct client *c) {
    if (c->flushing) return;
    if (flush_count == flush_capacity) {
        flush_capacity = flush_capacity ? flush_capacity * 2 : 1024;
        flush_list = realloc(flush_list, flush_capacity * sizeof *flush_list);
    }
    c->flushing = 1;
    flush_list[flush_count++] = c;
}

static void leave(struct client *c) {
    if (c->room < 0) return;
    struct room *r = &rooms[c->room];
    struct client *last = r->members[--r->count];
    r->members[c->place] = last;
    last->place = c->place;
    c->room = -1;
}

/* Marks for removal at the end of the turn, when nothing points to it any more. */
static void drop(struct client *c) {
    if (c->gone) return;
    c->gone = 1;
    leave(c);
    epoll_ctl(poll_fd, EPOLL_CTL_DEL, c->fd, NULL);
    close(c->fd);
    flush_later(c);
}

static void join(struct client *c, int room) {
    struct room *r = &rooms[room];
    leave(c);
    if (r->count == r->capacity) {
        r->capacity = r->capacity ? r->capacity * 2 : 8;
        r->members = realloc(r->members, r->capacity * sizeof *r->members);
    }
    c->room = room;
    c->place = r->count;
    r->members[r->count++] = c;
    ws_add(&c->out, WS_TEXT, "J", 1);
    flush_later(c);
}

static void text(struct client *c, uint8_t *p, size_t n) {
    if (n >= 5 && p[0] == 'J') {
        join(c, (int)hex_get(p + 1, 4));
    } else if (n >= 6 + MARKER_LENGTH && p[0] == 'M') {
        int room = (int)hex_get(p + 1, 4);
        struct room *r = &rooms[room];
        if (p[5] == '1') {
            uint8_t ack[9] = {'A'};
            memcpy(ack + 1, p + 11, 8);
            ws_add(&c->out, WS_TEXT, ack, sizeof ack);
            flush_later(c);
        }
        p[5] = 'D';
        ws_add(&r->round, WS_TEXT, p + 5, n - 5);
        if (!r->touched) {
            r->touched = 1;
            touched[touched_count++] = room;
        }
        if (log_fd >= 0) {
            uint32_t length = (uint32_t)n;
            buffer_add(&log_round, &length, sizeof length);
            buffer_add(&log_round, p, n);
        }
    }
}

static void upgrade(struct client *c) {
    static const char answer[] = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            "Sec-WebSocket-Accept: " WS_ACCEPT "\r\n\r\n";
    uint8_t *p = c->in.bytes + c->in.start;
    uint8_t *end = memmem(p, buffer_length(&c->in), "\r\n\r\n", 4);
    if (!end) return;
    c->in.start += (size_t)(end - p) + 4;
    c->upgraded = 1;
    buffer_add(&c->out, answer, sizeof answer - 1);
    flush_later(c);
}

static void readable(struct client *c) {
    ssize_t n = recv(c->fd, buffer_reserve(&c->in, CHUNK), CHUNK, 0);
    if (n <= 0) {
        if (n == 0 || (errno != EAGAIN && errno != EINTR)) drop(c);
        return;
    }
    c->in.end += (size_t)n;
    if (!c->upgraded) upgrade(c);
    while (c->upgraded && !c->gone) {
        struct ws_frame f;
        uint8_t *p = c->in.bytes + c->in.start;
        if (!ws_header(p, buffer_length(&c->in), &f)) break;
        if (f.length > CHUNK || !f.masked) {
            drop(c);
            break;
        }
        if (buffer_length(&c->in) < f.header + f.length) break;
        ws_mask(p + f.header, f.length, f.mask);
        if (f.opcode == WS_TEXT) text(c, p + f.header, f.length);
        else if (f.opcode == WS_CLOSE) drop(c);
        c->in.start += f.header + f.length;
    }
    if (buffer_length(&c->in) == 0) buffer_free(&c->in); /* ten thousand idle ones cost nothing */
}

static void accept_all(int listener) {
    int fd;
    while ((fd = accept4(listener, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC)) >= 0) {
        int on = 1;
        struct client *c = calloc(1, sizeof *c);
        c->fd = fd;
        c->room = -1;
        setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        struct epoll_event e = {.events = EPOLLIN, .data.ptr = c};
        epoll_ctl(poll_fd, EPOLL_CTL_ADD, fd, &e);
    }
}

static void wait_to_write(struct client *c, int waits) {
    if (c->waits == waits) return;
    struct epoll_event e = {.events = EPOLLIN | (waits ? EPOLLOUT : 0u), .data.ptr = c};
    c->waits = (uint8_t)waits;
    epoll_ctl(poll_fd, EPOLL_CTL_MOD, c->fd, &e);
}

static void flush(struct client *c) {
    ssize_t n = send(c->fd, c->out.bytes + c->out.start, buffer_length(&c->out), MSG_NOSIGNAL);
    if (n > 0) c->out.start += (size_t)n;
    else if (errno != EAGAIN && errno != EINTR) return drop(c);
    wait_to_write(c, buffer_length(&c->out) > 0);
    if (buffer_length(&c->out) == 0) buffer_free(&c->out);
}

/* Sends a round's frames straight from the room's buffer; only what does not go is copied. */
static void deliver(struct client *c, const struct buffer *round) {
    const uint8_t *p = round->bytes + round->start;
    size_t length = buffer_length(round);
    ssize_t n = 0;
    if (buffer_length(&c->out) == 0) {
        n = send(c->fd, p, length, MSG_NOSIGNAL);
        if (n < 0 && errno != EAGAIN && errno != EINTR) return drop(c);
        if (n < 0) n = 0;
        if ((size_t)n == length) return;
    }
    if (buffer_length(&c->out) + length > BACKLOG_LIMIT) return drop(c);
    buffer_add(&c->out, p + n, length - (size_t)n);
    if (!c->waits) flush_later(c);
}

static void persist(void) {
    while (buffer_length(&log_round) > 0) {
        ssize_t n = write(log_fd, log_round.bytes + log_round.start, buffer_length(&log_round));
        if (n < 0) die("write");
        log_round.start += (size_t)n;
        if (buffer_length(&log_round) == 0 && fdatasync(log_fd) < 0) die("fdatasync");
    }
}

static void end_turn(void) {
    persist();
    for (int i = 0; i < touched_count; i++) {
        struct room *r = &rooms[touched[i]];
        for (size_t m = r->count; m > 0; m--) deliver(r->members[m - 1], &r->round);
        r->round.start = r->round.end = 0;
        r->touched = 0;
    }
    touched_count = 0;
    for (size_t i = 0; i < flush_count; i++) {
        struct client *c = flush_list[i];
        c->flushing = 0;
        if (!c->gone && buffer_length(&c->out) > 0) flush(c);
        if (c->gone && !c->flushing) {
            buffer_free(&c->in);
            buffer_free(&c->out);
            free(c);
        }
    }
    flush_count = 0;
}

int main(int argc, char **argv) {
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t length = sizeof address;
    int listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (bind(listener, (struct sockaddr *)&address, sizeof address) < 0 || listen(listener, 4096) < 0) die("listen");
    getsockname(listener, (struct sockaddr *)&address, &length);
    if (argc > 1 && (log_fd = open(argv[1], O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600)) < 0) die(argv[1]);
    printf("port %d\n", ntohs(address.sin_port));
    fflush(stdout);

    poll_fd = epoll_create1(EPOLL_CLOEXEC);
    struct epoll_event e = {.events = EPOLLIN, .data.ptr = NULL};
    epoll_ctl(poll_fd, EPOLL_CTL_ADD, listener, &e);
    for (;;) {
        struct epoll_event events[1024];
        int n = epoll_wait(poll_fd, events, 1024, -1);
        for (int i = 0; i < n; i++) {
            struct client *c = events[i].data.ptr;
            if (!c) accept_all(listener);
            else if (c->gone) continue;
            else {
                if (events[i].events & (EPOLLIN | EPOLLHUP | EPOLLERR)) readable(c);
                if (!c->gone && events[i].events & EPOLLOUT) flush_later(c);
            }
        }
        end_turn();
    }
}
