// SPDX-License-Identifier: GPL-3.0-or-later
/* A program on a pseudo-terminal, measured: see line.h. */
#include <config.h>

#include "line.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>
#if defined(HAVE_PTY_H)
#include <pty.h>
#elif defined(HAVE_UTIL_H)
#include <util.h>
#elif defined(HAVE_LIBUTIL_H)
#include <libutil.h>
#endif

enum { END_MS = 5000 }; /* for a program to end when it was told to */

int64_t
line_now(void)
{
	struct timespec now = {0};

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

/* A folder of its own below the one that `parent` names, if it does. */
static void
set_fresh(const char *parent, const char *name)
{
	const char *folder = getenv(parent);
	char path[4096];

	if (!folder || !*folder)
		return;
	snprintf(path, sizeof(path), "%s/%lld", folder, (long long)line_now());
	setenv(name, path, 1);
}

void
line_fresh_cache(void)
{
	set_fresh("FRESH", "XDG_CACHE_HOME");
	set_fresh("FRESH_STATE", "XDG_STATE_HOME");
}

struct line
line_open(char *const argv[])
{
	struct winsize size = {.ws_row = 24, .ws_col = 80};
	struct line line = {.started = line_now()};

	fflush(stdout);
	line.pid = forkpty(&line.fd, NULL, NULL, &size);
	if (line.pid == 0) {
		line_fresh_cache();
		execvp(argv[0], argv);
		_exit(127);
	}
	if (line.pid < 0) {
		fprintf(stderr, "bench: %s\n", strerror(errno));
		exit(2);
	}
	return line;
}

void
line_type(const struct line *line, const char *keys)
{
	size_t len = strlen(keys);

	if (write(line->fd, keys, len) != (ssize_t)len) {
		fprintf(stderr, "bench: the program does not read\n");
		exit(2);
	}
}

size_t
line_take(const struct line *line, char *bytes, size_t size, int ms)
{
	struct pollfd on = {.fd = line->fd, .events = POLLIN};
	ssize_t n = poll(&on, 1, ms) > 0 ? read(line->fd, bytes, size) : 0;

	return n > 0 ? (size_t)n : 0;
}

/* A hang-up on top of the signal would end it before it has put its things in
 * order: what it still sends is taken first. */
void
line_close(struct line *line)
{
	char bytes[4096];

	kill(line->pid, SIGTERM);
	while (line_take(line, bytes, sizeof(bytes), END_MS))
		;
	close(line->fd);
	while (waitpid(line->pid, NULL, 0) < 0 && errno == EINTR)
		;
}

int64_t
line_wait(const struct line *line, const char *text, int patience_ms)
{
	char bytes[65536];
	size_t len = 0;
	size_t n;

	do {
		n = line_take(
		    line, bytes + len, sizeof(bytes) - 1 - len, patience_ms);
		len += n;
		bytes[len] = '\0';
		if (strstr(bytes, text))
			return line_now();
	} while (n);
	return 0;
}

size_t
line_count(const struct line *line, int quiet_ms, int patience_ms)
{
	char bytes[65536];
	size_t all = 0;
	size_t n;

	while ((n = line_take(
		    line, bytes, sizeof(bytes), all ? quiet_ms : patience_ms)))
		all += n;
	return all;
}
