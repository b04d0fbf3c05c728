/* TLS through OpenSSL, if the generator was compiled with it. Nothing is verified: the other end
 * is a server that the benchmark itself has started on this machine. */
#ifndef TLS_H
#define TLS_H
#include <sys/types.h>

struct link;

void tls_start(void);
void tls_begin(struct link *);
/* 1 = done, 0 = not yet, -1 = failed. */
int tls_handshake(struct link *, int *wants_write);
/* As recv and send do, with errno EAGAIN. */
ssize_t tls_recv(struct link *, void *, size_t);
ssize_t tls_send(struct link *, const void *, size_t);
/* Decrypted bytes that no event will announce. */
int tls_pending(struct link *);
void tls_end(struct link *);
#endif
