/* CPU and memory of the server, this program and the whole machine, from /proc. */
#ifndef PROCESS_H
#define PROCESS_H
#include <stdint.h>

/* CPU time so far, in microseconds; children are not counted. 0 if there is no such process. */
uint64_t process_cpu_us(int pid);
/* CPU time of all processes and interrupts so far, in microseconds. */
uint64_t machine_cpu_us(void);
/* Resident memory now (VmRSS) or at most (VmHWM), in KiB. */
long process_memory_kib(int pid, const char *field);
#endif
