#include "tls.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

#include "link.h"

#ifdef WITH_TLS
#include <openssl/ssl.h>

static SSL_CTX *context;

void tls_start(void) {
    context = SSL_CTX_new(TLS_client_method());
    SSL_CTX_set_min_proto_version(context, TLS1_3_VERSION);
    SSL_CTX_set_verify(context, SSL_VERIFY_NONE, NULL);
    SSL_CTX_set_mode(context, SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER
            | SSL_MODE_RELEASE_BUFFERS);
}

void tls_begin(struct link *l) {
    l->tls = SSL_new(context);
    SSL_set_fd(l->tls, l->fd);
    SSL_set_connect_state(l->tls);
}

int tls_handshake(struct link *l, int *wants_write) {
    int n = SSL_do_handshake(l->tls);
    if (n == 1) return 1;
    int why = SSL_get_error(l->tls, n);
    *wants_write = why == SSL_ERROR_WANT_WRITE;
    return why == SSL_ERROR_WANT_READ || why == SSL_ERROR_WANT_WRITE ? 0 : -1;
}

static ssize_t result(struct link *l, int n) {
    if (n > 0) return n;
    int why = SSL_get_error(l->tls, n);
    if (why == SSL_ERROR_ZERO_RETURN) return 0;
    errno = why == SSL_ERROR_WANT_READ || why == SSL_ERROR_WANT_WRITE ? EAGAIN : EIO;
    return -1;
}

ssize_t tls_recv(struct link *l, void *p, size_t n) {
    size_t got = 0;
    while (got + 16384 <= n) {
        ssize_t part = result(l, SSL_read(l->tls, (char *)p + got, (int)(n - got)));
        if (part <= 0) return got > 0 ? (ssize_t)got : part;
        got += (size_t)part;
    }
    return (ssize_t)got;
}

ssize_t tls_send(struct link *l, const void *p, size_t n) {
    return result(l, SSL_write(l->tls, p, (int)n));
}

/* The last read of tls_recv met the end of what had come, unless it stopped for lack of room. */
int tls_pending(struct link *l) { return SSL_pending(l->tls) > 0; }

void tls_end(struct link *l) {
    SSL_free(l->tls);
    l->tls = NULL;
}

#else

void tls_start(void) {
    fprintf(stderr, "loadgen: compiled without OpenSSL (libssl-dev), so there is no --tls\n");
    exit(69);
}
void tls_begin(struct link *l) { (void)l; }
int tls_handshake(struct link *l, int *wants_write) { return (void)l, (void)wants_write, -1; }
ssize_t tls_recv(struct link *l, void *p, size_t n) { return (void)l, (void)p, (void)n, -1; }
ssize_t tls_send(struct link *l, const void *p, size_t n) { return (void)l, (void)p, (void)n, -1; }
int tls_pending(struct link *l) { return (void)l, 0; }
void tls_end(struct link *l) { (void)l; }
#endif
