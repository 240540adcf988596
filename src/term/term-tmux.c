// SPDX-License-Identifier: GPL-3.0-or-later
/* Asking tmux: see term-tmux.h. */
#include <config.h>

#include "term/term-tmux.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

#include "base/process.h"
#include "term/term-tty.h"

enum { PATIENCE_MS = 500 };

/* Reads from `fd` until its end, or as long as there is time or room; the
 * number of bytes. */
static size_t
read_answer(int fd, char *buf, size_t size)
{
	int64_t end = term_tty_now() + PATIENCE_MS;
	size_t len = 0;

	while (len < size) {
		struct pollfd on = {.fd = fd, .events = POLLIN};
		int64_t left = end - term_tty_now();
		ssize_t n = -1;

		if (left <= 0 || poll(&on, 1, (int)left) == 0)
			break;
		n = read(fd, buf + len, size - len);
		if (n > 0)
			len += (size_t)n;
		else if (n == 0 || (errno != EINTR && errno != EAGAIN))
			break;
	}
	return len;
}

bool
term_tmux_refuses_copies(struct rights rights)
{
	static const char *const question[] = {
	    "tmux", "show-options", "-sv", "set-clipboard", NULL};
	struct error err;
	char answer[32] = "";
	struct process_piped tmux;

	if (process_open(rights, question, NULL, &tmux, &err) != OK)
		return false;
	read_answer(tmux.fd, answer, sizeof(answer) - 1);
	close(tmux.fd);
	process_stop(tmux.pid);
	return strcmp(answer, "external\n") == 0 ||
	    strcmp(answer, "off\n") == 0;
}
