/* Opening many links at once. */
#ifndef CROWD_H
#define CROWD_H
#include "link.h"

/* Opens all n links, options.parallel at a time, and returns the nanoseconds until the last was
 * ready. Ends the program with a message when one is refused or not all are ready in a minute. */
uint64_t crowd_open(struct link *links, int n);

/* Ends the program with a message on stderr. */
_Noreturn void fail(const char *what, const uint8_t *text, size_t n);
#endif
