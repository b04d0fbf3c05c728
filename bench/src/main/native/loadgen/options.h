/* What to do, from the command line. */
#ifndef OPTIONS_H
#define OPTIONS_H
#include <stdint.h>

/* When a sender may send its next message. */
enum release { RELEASE_LAST, RELEASE_ACK };

struct options {
    const char *mode;       /* load | idle | reconnect */
    const char *dialect;    /* parley | socketio | plain */
    const char *plan;       /* file with one line "token room" for each connection, or none */
    int port;
    int tls;
    int rooms, members, senders; /* members of and senders in each room */
    int window;             /* messages in flight for each sender */
    int rate;               /* open loop: messages a second in all; 0 = closed loop */
    enum release release;
    int acks;               /* ask a peer without acknowledgements of its own for them */
    int payload;            /* bytes of text */
    int warmup_ms, measure_ms;
    int drain_ms;           /* how long to wait at the end for what is still on its way */
    int stalled;            /* so many members of each room stop reading after the warm-up */
    int connections;        /* idle and reconnect: how many */
    int parallel;           /* handshakes at once */
    int spread;             /* source addresses 127.0.0.2 and up; 0 = the kernel's choice */
    int server_pid;         /* whose CPU and memory are reported; 0 = nobody's */
};

/* Ends the program with a message when an option is unknown or senseless. */
struct options options_parse(int argc, char **argv);
#endif
