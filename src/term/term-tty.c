// SPDX-License-Identifier: GPL-3.0-or-later
/* The terminal as a device: see term-tty.h. */
#include <config.h>

#include "term/term-tty.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/select.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#include "term/term-ops.h"

enum { STUCK_MS = 1000 };

/* How the names of terminals begin that are like xterm. */
static const char *const modern_families[] = {
    "xterm",
    "tmux",
    "screen",
    "rxvt",
    "putty",
    "vte",
    "gnome",
    "konsole",
    "kitty",
    "foot",
    "alacritty",
    "wezterm",
    "st-",
};

const struct term_sequence term_tty_sequences[] = {
    {"\033[200~", TERM_KEY_PASTE_BEGIN},
    {"\033[201~", TERM_KEY_PASTE_END},
    {"\033[A", TERM_KEY_UP},
    {"\033[B", TERM_KEY_DOWN},
    {"\033[C", TERM_KEY_RIGHT},
    {"\033[D", TERM_KEY_LEFT},
    {"\033[H", TERM_KEY_HOME},
    {"\033[F", TERM_KEY_END},
    {"\033[1~", TERM_KEY_HOME},
    {"\033[4~", TERM_KEY_END},
    {"\033[7~", TERM_KEY_HOME},
    {"\033[8~", TERM_KEY_END},
    {"\033[5~", TERM_KEY_PAGE_UP},
    {"\033[6~", TERM_KEY_PAGE_DOWN},
    {"\033[2~", TERM_KEY_INSERT},
    {"\033[3~", TERM_KEY_DELETE},
    {"\033[Z", TERM_KEY_BACKTAB},
    {"\033[11~", TERM_KEY_F1},
    {"\033[12~", TERM_KEY_F2},
    {"\033[13~", TERM_KEY_F3},
    {"\033[14~", TERM_KEY_F4},
    {"\033[15~", TERM_KEY_F5},
    {"\033[17~", TERM_KEY_F6},
    {"\033[18~", TERM_KEY_F7},
    {"\033[19~", TERM_KEY_F8},
    {"\033[20~", TERM_KEY_F9},
    {"\033[21~", TERM_KEY_F10},
    {"\033[23~", TERM_KEY_F11},
    {"\033[24~", TERM_KEY_F12},
    {NULL, TERM_KEY_NONE},
};

static bool
open_keyboard(struct term_tty *tty)
{
	tty->fd = STDIN_FILENO;
	tty->keyboard = stdin;
	if (isatty(STDIN_FILENO))
		return true;
	tty->keyboard = NULL;
	tty->fd = open("/dev/tty", O_RDWR | O_CLOEXEC);
	if (tty->fd < 0)
		return false;
	/* What select can wait for. */
	if (tty->fd < FD_SETSIZE)
		tty->keyboard = fdopen(tty->fd, "r+");
	if (!tty->keyboard)
		close(tty->fd);
	tty->owned = tty->keyboard != NULL;
	return tty->owned;
}

static enum status
refuse_without_keys(struct error *err)
{
	return error_set(err, ERR_MISSING, NULL, 0,
	    "there is no terminal to read keys from; use 'nonmun show'");
}

bool
term_tty_is_ours(int fd)
{
	pid_t group = tcgetpgrp(fd);

	return group < 0 || group == getpgrp();
}

/* Who waits until all is sent is stopped as one who sends, but sends nothing.
 * Where that was switched off, the terminal stays somebody else's. */
bool
term_tty_claim(void)
{
	while (!term_tty_is_ours(STDOUT_FILENO)) {
		if (tcdrain(STDOUT_FILENO) == 0
			? !term_tty_is_ours(STDOUT_FILENO)
			: errno != EINTR)
			return false;
	}
	return isatty(STDOUT_FILENO);
}

enum status
term_tty_open(struct term_tty *tty, struct error *err)
{
	*tty = (struct term_tty){.spare = -1};
	if (!isatty(STDOUT_FILENO))
		return error_set(err, ERR_MISSING, NULL, 0,
		    "standard output is not a terminal; use 'nonmun show'");
	tty->name = getenv("TERM");
	if (!tty->name || !tty->name[0])
		return error_set(err, ERR_MISSING, NULL, 0,
		    "TERM is not set; set it to the terminal's name, or use "
		    "'nonmun show'");
	if (!open_keyboard(tty))
		return refuse_without_keys(err);
	/* Before the settings are read: they may be those of a shell. */
	if (!term_tty_claim()) {
		term_tty_close(tty);
		return refuse_without_keys(err);
	}
	tty->spare = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
	tcgetattr(STDOUT_FILENO, &tty->before);
	term_tty_resized(tty);
	return OK;
}

void
term_tty_close(struct term_tty *tty)
{
	if (tty->owned)
		fclose(tty->keyboard);
	if (tty->spare >= 0)
		close(tty->spare);
	*tty = (struct term_tty){.spare = -1};
}

bool
term_tty_resized(struct term_tty *tty)
{
	struct winsize now;
	int rows, cols;

	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &now) < 0 || now.ws_row == 0 ||
	    now.ws_col == 0)
		return false;
	rows = now.ws_row < TERM_TTY_ROWS_MAX ? now.ws_row : TERM_TTY_ROWS_MAX;
	cols = now.ws_col < TERM_TTY_COLS_MAX ? now.ws_col : TERM_TTY_COLS_MAX;
	tty->clipped = rows < now.ws_row || cols < now.ws_col;
	if (rows == tty->rows && cols == tty->cols)
		return false;
	tty->rows = rows;
	tty->cols = cols;
	return true;
}

int64_t
term_tty_now(void)
{
	struct timespec now = {0};

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* Waits for room, which lacks when another program has set the terminal not
 * to block. */
static bool
wait_for_room(void)
{
	struct pollfd room = {.fd = STDOUT_FILENO, .events = POLLOUT};

	return poll(&room, 1, STUCK_MS) != 0;
}

bool
term_tty_write(const char *bytes, size_t len)
{
	while (len > 0) {
		ssize_t n = write(STDOUT_FILENO, bytes, len);

		if (n > 0) {
			bytes += n;
			len -= (size_t)n;
		} else if (n == 0 || (errno != EINTR && errno != EAGAIN)) {
			return false;
		} else if (errno == EAGAIN && !wait_for_room()) {
			return false;
		}
	}
	return true;
}

bool
term_tty_is_modern(const struct term_tty *tty)
{
	const size_t n = sizeof(modern_families) / sizeof(modern_families[0]);

	for (size_t i = 0; i < n; i++) {
		const char *family = modern_families[i];
		if (strncmp(tty->name, family, strlen(family)) == 0)
			return true;
	}
	return false;
}

bool
term_tty_begins_string(int first, int second)
{
	static const char *const begins[] = {
	    "]0123456789lL", "P0123456789>!$+", "_G"};

	for (size_t i = 0; i < sizeof(begins) / sizeof(begins[0]); i++)
		if (first == begins[i][0])
			return second == 0 ||
			    (second > 0 && second < 128 &&
				strchr(begins[i] + 1, second));
	return false;
}

void
term_tty_never_block(const struct term_tty *tty)
{
	struct termios mode;

	if (tcgetattr(tty->fd, &mode) != 0)
		return;
	mode.c_cc[VMIN] = 0;
	mode.c_cc[VTIME] = 0;
	tcsetattr(tty->fd, TCSANOW, &mode);
}

bool
term_tty_is_gone(const struct term_tty *tty)
{
	struct termios mode;

	return tcgetattr(tty->fd, &mode) != 0;
}

uint32_t
term_tty_decode(struct term_tty *tty, char byte)
{
	const mbstate_t fresh = {0};
	wchar_t wide = L'\0';
	size_t n = mbrtowc(&wide, &byte, 1, &tty->partial);

	if (n == (size_t)-1) {
		/* It may be the bytes before this one that are wrong. */
		tty->partial = fresh;
		n = mbrtowc(&wide, &byte, 1, &tty->partial);
	}
	if (n == (size_t)-2)
		return TERM_KEY_NONE;
	if (n != (size_t)-1)
		return term_key_of_char((uint32_t)wide);
	tty->partial = fresh;
	return TERM_KEY_UNKNOWN;
}
