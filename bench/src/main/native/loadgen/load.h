/* The three things the generator can do. Each prints one line of JSON and returns the exit code. */
#ifndef LOAD_H
#define LOAD_H
int load_run(void);
int idle_run(void);
int reconnect_run(void);
#endif
