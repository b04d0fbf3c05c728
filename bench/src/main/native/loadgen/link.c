#include "link.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/timerfd.h>
#include <unistd.h>

#include "../common/clock.h"
#include "../common/ws.h"
#include "tls.h"

#define CHUNK (256 * 1024)
#define CARRY (2 * 1024 * 1024)

struct options options;
const struct dialect *dialect;
struct mode mode;

static int poll_fd, timer_fd = -1;
static uint8_t *scratch;
static struct link **flush_list;
static size_t flush_count, flush_room;

void links_start(void) {
    poll_fd = epoll_create1(EPOLL_CLOEXEC);
    scratch = malloc(CARRY + CHUNK);
    if (options.tls) tls_start();
}

static void watch(struct link *l, int operation) {
    struct epoll_event e = {.events = (l->unread ? 0u : EPOLLIN) | (l->wants_write ? EPOLLOUT : 0u), .data.ptr = l};
    epoll_ctl(poll_fd, operation, l->fd, &e);
}

void link_open(struct link *l) {
    l->fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (l->fd < 0) {
        perror("socket");
        exit(71);
    }
    int on = 1;
    setsockopt(l->fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    struct sockaddr_in address = {.sin_family = AF_INET};
    if (options.spread > 0) {
        setsockopt(l->fd, IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, &on, sizeof on);
        uint32_t host = 2 + l->index % (uint32_t)options.spread;
        address.sin_addr.s_addr = htonl(0x7f000000u | host);
        if (bind(l->fd, (struct sockaddr *)&address, sizeof address) < 0) perror("bind");
    }
    address.sin_port = htons((uint16_t)options.port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    l->stage = LINK_CONNECTING;
    l->close_code = 0;
    l->wants_write = 1;
    l->unread = l->flushing = 0;
    l->opened_ns = now_ns();
    l->in.start = l->in.end = l->out.start = l->out.end = 0;
    if (connect(l->fd, (struct sockaddr *)&address, sizeof address) < 0 && errno != EINPROGRESS) {
        link_close(l);
        return;
    }
    watch(l, EPOLL_CTL_ADD);
}

void link_close(struct link *l) {
    if (l->stage == LINK_CLOSED) return;
    l->stage = LINK_CLOSED;
    if (l->tls) tls_end(l);
    close(l->fd);
    buffer_free(&l->in);
    buffer_free(&l->out);
    mode.closed(l);
}

static void flush_later(struct link *l) {
    if (l->flushing) return;
    if (flush_count == flush_room) {
        flush_room = flush_room ? flush_room * 2 : 1024;
        flush_list = realloc(flush_list, flush_room * sizeof *flush_list);
    }
    l->flushing = 1;
    flush_list[flush_count++] = l;
}

static void flush(struct link *l) {
    int blocked = 0;
    while (buffer_length(&l->out) > 0 && !blocked) {
        const uint8_t *p = l->out.bytes + l->out.start;
        ssize_t n = l->tls ? tls_send(l, p, buffer_length(&l->out))
                           : send(l->fd, p, buffer_length(&l->out), MSG_NOSIGNAL);
        if (n > 0) {
            l->out.start += (size_t)n;
        } else if (n < 0 && (errno == EAGAIN || errno == EINTR)) {
            blocked = 1;
        } else {
            link_close(l);
            return;
        }
    }
    if (blocked != l->wants_write) {
        l->wants_write = (uint8_t)blocked;
        watch(l, EPOLL_CTL_MOD);
    }
}

void link_send(struct link *l, const void *text, size_t n) {
    if (l->stage == LINK_CLOSED) return;
    ws_add_masked(&l->out, WS_TEXT, text, n);
    if (l->stage == LINK_READY && !l->wants_write) flush(l);
    else flush_later(l);
}

static void upgrade(struct link *l) {
    char request[4096];
    int n = snprintf(request, sizeof request,
            "GET %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: " WS_KEY "\r\n%s%s%s%s%s%s\r\n",
            dialect->path, options.port,
            dialect->subprotocol ? "Sec-WebSocket-Protocol: " : "", dialect->subprotocol ? dialect->subprotocol : "",
            dialect->subprotocol ? "\r\n" : "",
            l->token ? "Authorization: Bearer " : "", l->token ? l->token : "", l->token ? "\r\n" : "");
    l->stage = LINK_UPGRADING;
    buffer_add(&l->out, request, (size_t)n);
    flush_later(l);
}

void link_ready(struct link *l) {
    if (l->stage != LINK_GREETING) return;
    l->stage = LINK_READY;
    l->ready_ns = now_ns();
    mode.ready(l);
}

void link_stall(struct link *l) {
    l->unread = 1;
    watch(l, EPOLL_CTL_MOD);
}

void link_resume(struct link *l) {
    l->unread = 0;
    watch(l, EPOLL_CTL_MOD);
}

/* Handles the upgrade's answer; returns how many bytes it had, 0 if it is not whole. */
static size_t upgraded(struct link *l, const uint8_t *p, size_t n) {
    const uint8_t *end = memmem(p, n, "\r\n\r\n", 4);
    if (!end) return 0;
    size_t length = (size_t)(end - p) + 4;
    if (n < 12 || memcmp(p + 9, "101", 3) != 0 || !memmem(p, length, WS_ACCEPT, strlen(WS_ACCEPT))) {
        mode.refused(l, p, n < 200 ? n : 200);
        link_close(l);
        return 0;
    }
    l->stage = LINK_GREETING;
    dialect->greet(l);
    return length;
}

static void control(struct link *l, const struct ws_frame *f, const uint8_t *p) {
    if (f->opcode == WS_PING) {
        ws_add_masked(&l->out, WS_PONG, p, f->length);
        flush_later(l);
    } else if (f->opcode == WS_CLOSE) {
        l->close_code = f->length >= 2 ? (uint16_t)(p[0] << 8 | p[1]) : 1005;
    }
}

/* Handles what is whole among the n bytes at p and keeps the rest for the next time. */
static void feed(struct link *l, uint8_t *p, size_t n) {
    size_t at = 0;
    uint64_t now = now_ns();
    if (l->stage == LINK_UPGRADING) at = upgraded(l, p, n);
    while (l->stage >= LINK_GREETING && l->stage != LINK_CLOSED) {
        struct ws_frame f;
        if (!ws_header(p + at, n - at, &f) || n - at < f.header + f.length) break;
        const uint8_t *text = p + at + f.header;
        if (f.opcode <= WS_BINARY) dialect->frame(l, text, f.length, now);
        else control(l, &f, text);
        at += f.header + f.length;
    }
    if (l->stage == LINK_CLOSED) return;
    l->in.start = l->in.end = 0;
    if (at < n) {
        if (n - at > CARRY) {
            mode.refused(l, (const uint8_t *)"frame above 2 MiB", 17);
            link_close(l);
            return;
        }
        buffer_add(&l->in, p + at, n - at);
    } else if (l->in.room > 65536) {
        buffer_free(&l->in);
    }
}

static void readable(struct link *l) {
    int again = 1;
    while (again && l->stage != LINK_CLOSED) {
        size_t kept = buffer_length(&l->in);
        if (kept > 0) memcpy(scratch, l->in.bytes + l->in.start, kept);
        ssize_t n = l->tls ? tls_recv(l, scratch + kept, CHUNK) : recv(l->fd, scratch + kept, CHUNK, 0);
        if (n > 0) {
            again = l->tls && tls_pending(l);
            feed(l, scratch, kept + (size_t)n);
        } else {
            if (n == 0 || (errno != EAGAIN && errno != EINTR)) link_close(l);
            again = 0;
        }
    }
}

static void event(struct link *l, uint32_t events) {
    if (l->stage == LINK_CLOSED) return;
    if (l->stage == LINK_CONNECTING) {
        int error = 0;
        socklen_t n = sizeof error;
        getsockopt(l->fd, SOL_SOCKET, SO_ERROR, &error, &n);
        if (error) {
            link_close(l);
            return;
        }
        l->stage = LINK_TLS;
        if (options.tls) tls_begin(l);
    }
    if (l->stage == LINK_TLS) {
        int wants_write = 0;
        int done = options.tls ? tls_handshake(l, &wants_write) : 1;
        if (done < 0) {
            link_close(l);
        } else if (done > 0) {
            upgrade(l);
        } else if (wants_write != l->wants_write) {
            l->wants_write = (uint8_t)wants_write;
            watch(l, EPOLL_CTL_MOD);
        }
        return;
    }
    if (l->unread && events & (EPOLLHUP | EPOLLERR)) {
        link_close(l);
        return;
    }
    if (events & (EPOLLIN | EPOLLHUP | EPOLLERR)) readable(l);
    if (l->stage != LINK_CLOSED && events & EPOLLOUT) flush_later(l);
}

void links_tick(int per_second) {
    struct epoll_event e = {.events = EPOLLIN, .data.ptr = NULL};
    struct timespec every = {per_second == 1, per_second == 1 ? 0 : 1000000000L / per_second};
    struct itimerspec timer = {every, every};
    timer_fd = timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK | TFD_CLOEXEC);
    timerfd_settime(timer_fd, 0, &timer, NULL);
    epoll_ctl(poll_fd, EPOLL_CTL_ADD, timer_fd, &e);
}

static void flush_all(void) {
    for (size_t i = 0; i < flush_count; i++) {
        struct link *l = flush_list[i];
        l->flushing = 0;
        if (l->stage != LINK_CLOSED && l->stage != LINK_CONNECTING) flush(l);
    }
    flush_count = 0;
}

uint64_t links_turn(int timeout_ms) {
    struct epoll_event events[512];
    flush_all();
    int n = epoll_wait(poll_fd, events, 512, timeout_ms);
    for (int i = 0; i < n; i++) {
        if (events[i].data.ptr) {
            event(events[i].data.ptr, events[i].events);
        } else {
            uint64_t times;
            if (read(timer_fd, &times, sizeof times) == sizeof times) mode.tick(now_ns());
        }
    }
    return now_ns();
}

struct link *links_planned(int n) {
    struct link *links = calloc((size_t)n, sizeof *links);
    FILE *plan = options.plan ? fopen(options.plan, "r") : NULL;
    if (options.plan && !plan) {
        perror(options.plan);
        exit(66);
    }
    for (int i = 0; i < n; i++) {
        char token[3000], room[200];
        links[i].index = (uint32_t)i;
        links[i].stage = LINK_CLOSED;
        if (plan) {
            if (fscanf(plan, "%2999s %199s", token, room) != 2) {
                fprintf(stderr, "loadgen: the plan has only %d lines, %d are needed\n", i, n);
                exit(66);
            }
            links[i].token = strdup(token);
            links[i].room = strdup(room);
        } else {
            snprintf(room, sizeof room, "%04x", (unsigned)(i / options.members));
            links[i].room = strdup(room);
        }
    }
    if (plan) fclose(plan);
    return links;
}
