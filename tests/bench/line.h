// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * A line: a program on a pseudo-terminal of 80x24, whose bytes are counted and
 * thrown away. Times are in microseconds, of a clock that only goes forward.
 */
#ifndef NONMUN_BENCH_LINE_H
#define NONMUN_BENCH_LINE_H

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

struct line {
	pid_t pid;
	int fd;
	int64_t started; /* when it was about to be */
};

int64_t line_now(void);

/* With $FRESH, the name of a folder, what this process starts next has a cache
 * of its own below it, an empty one; with $FRESH_STATE so for the state, by
 * which the program would begin where it ended last. For a process that has
 * just begun. */
void line_fresh_cache(void);

/* Starts argv[0], found in PATH; ends this program where that fails. The
 * cache is as line_fresh_cache has it. */
struct line line_open(char *const argv[]);

/* Tells the program to end and waits until it has. */
void line_close(struct line *line);

void line_type(const struct line *line, const char *keys);

/* The next bytes; 0 when none come within the time. */
size_t line_take(const struct line *line, char *bytes, size_t size, int ms);

/* When a text first came, split by nothing; 0 when the line falls silent for
 * `patience_ms` before. */
int64_t line_wait(const struct line *line, const char *text, int patience_ms);

/* How many bytes come until none has for `quiet_ms`; what comes first is
 * waited for, up to `patience_ms`. */
size_t line_count(const struct line *line, int quiet_ms, int patience_ms);

#endif
