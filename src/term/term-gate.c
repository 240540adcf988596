// SPDX-License-Identifier: GPL-3.0-or-later
/* Output that may block: see term-gate.h. */
#include <config.h>

#include "term/term-gate.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <termios.h>
#include <unistd.h>

enum { ROOM_MS = 200 };

/* The handler: nothing is called that may not be called in one. */
static void
cut(int sig)
{
	int why = errno;
	int fd = open("/dev/null", O_WRONLY | O_CLOEXEC);

	(void)sig;
	if (fd < 0)
		close(STDOUT_FILENO);
	else if (dup2(fd, STDOUT_FILENO) >= 0)
		close(fd);
	errno = why;
}

void
term_gate_open(struct term_signals *signals)
{
	term_signals_let_end(signals, cut);
}

void
term_gate_shut(struct term_signals *signals)
{
	term_signals_hold(signals);
	if (term_gate_is_cut())
		term_signals_note_end(signals);
}

bool
term_gate_is_cut(void)
{
	return !isatty(STDOUT_FILENO);
}

/* Whether the terminal takes something within the time; one that is gone takes
 * everything. */
static bool
has_room(int fd)
{
	struct pollfd room = {.fd = fd, .events = POLLOUT};

	return poll(&room, 1, ROOM_MS) > 0;
}

bool
term_gate_rejoin(const struct term_tty *tty)
{
	bool room = tty->spare >= 0 && has_room(tty->spare);

	if (tty->spare >= 0 && !room) {
		tcflush(tty->spare, TCOFLUSH);
		room = has_room(tty->spare);
	}
	if (!room)
		tcsetattr(tty->fd, TCSANOW, &tty->before);
	return room && dup2(tty->spare, STDOUT_FILENO) >= 0;
}
