// SPDX-License-Identifier: GPL-3.0-or-later
/* The program on a pseudo-terminal: see stage.h. */
#include <config.h>

#include "stage.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#if defined(HAVE_PTY_H)
#include <pty.h>
#elif defined(HAVE_UTIL_H)
#include <util.h>
#elif defined(HAVE_LIBUTIL_H)
#include <libutil.h>
#endif

#include "base/file.h"
#include "screen.h"

enum {
	DEADLINE_MS = 60000, /* only a failing test comes to it */
	LOOK_MS = 2,         /* between looks at a program that should sleep */
	LOOKS_QUIET = 10,    /* in a row */
};

static int64_t
now_ms(void)
{
	struct timespec now = {0};

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static int
on_property(VTermProp property, VTermValue *value, void *user)
{
	struct stage *s = user;

	if (property == VTERM_PROP_ALTSCREEN)
		s->alternate = value->boolean;
	else if (property == VTERM_PROP_CURSORVISIBLE)
		s->cursor_hidden = !value->boolean;
	return 1;
}

/* What the terminal answers, to device queries for instance. */
static void
on_answer(const char *bytes, size_t len, void *user)
{
	const struct stage *s = user;
	ssize_t sent = s->mute ? 0 : write(s->far, bytes, len);

	(void)sent;
}

static const VTermScreenCallbacks callbacks = {.settermprop = on_property};

static void
open_screen(struct stage *s)
{
	s->vterm = vterm_new(s->rows, s->cols);
	vterm_set_utf8(s->vterm, 1);
	vterm_output_set_callback(s->vterm, on_answer, s);
	s->screen = vterm_obtain_screen(s->vterm);
	vterm_screen_set_callbacks(s->screen, &callbacks, s);
	vterm_screen_enable_altscreen(s->screen, 1);
	vterm_screen_reset(s->screen, 1);
}

void
stage_open(struct stage *s, const struct play *play, int rows, int cols)
{
	struct winsize size = {
	    .ws_row = (unsigned short)rows, .ws_col = (unsigned short)cols};
	struct play this = *play;

	*s = (struct stage){.far = -1,
	    .near = -1,
	    .rows = rows,
	    .cols = cols,
	    .mute = play->mute,
	    .record = STRBUF_INIT};
	if (!this.program)
		this.program = getenv("NONMUN_PROGRAM");
	if (!this.program)
		fail_msg("NONMUN_PROGRAM does not name the program");
	if (openpty(&s->far, &s->near, NULL, NULL, &size) < 0)
		fail_msg("no pseudo-terminal: %s", strerror(errno));
	fcntl(s->far, F_SETFL, O_NONBLOCK);
	tcgetattr(s->near, &s->before);
	open_screen(s);
	if (!hand_start(&s->hand, &this, s->near, s->far))
		fail_msg("cannot start %s", this.program);
}

void
stage_close(struct stage *s)
{
	if (!s->vterm)
		return;
	if (s->ended)
		s->hand.program = 0;
	hand_release(&s->hand);
	vterm_free(s->vterm);
	if (s->far >= 0)
		close(s->far);
	if (s->near >= 0)
		close(s->near);
	strbuf_release(&s->record);
	*s = (struct stage){0};
}

_Noreturn void
stage_fail(struct stage *s, const char *what, const char *file, int line)
{
	struct strbuf text = STRBUF_INIT;

	screen_text(s, &text);
	print_error("%s:%d: %s\n%s%s\n", file, line, what,
	    s->ended         ? "(the program has ended)\n"
		: s->stopped ? "(the program is suspended)\n"
			     : "",
	    text.str);
	strbuf_release(&text);
	_fail(file, line);
	abort();
}

/* Reads what the program has sent; the number of bytes, 0 when there is
 * nothing now. */
static size_t
take_output(struct stage *s)
{
	char bytes[65536];
	ssize_t n = s->far < 0 ? 0 : read(s->far, bytes, sizeof(bytes));

	if (n <= 0)
		return 0;
	strbuf_add(&s->record, bytes, (size_t)n);
	vterm_input_write(s->vterm, bytes, (size_t)n);
	return (size_t)n;
}

static void
take_news(struct stage *s)
{
	int status;

	if (!hand_news(&s->hand, &status))
		return;
	s->stopped = WIFSTOPPED(status);
	if (s->stopped)
		return;
	s->ended = true;
	s->status = status;
}

/* Waits up to `ms` for something to happen and takes it in; the number of
 * bytes that came. */
static size_t
pump(struct stage *s, int ms)
{
	struct pollfd on[2] = {
	    {.fd = s->far, .events = POLLIN},
	    {.fd = s->ended ? -1 : s->hand.socket, .events = POLLIN},
	};

	if (poll(on, 2, ms) <= 0)
		return 0;
	if (on[1].revents)
		take_news(s);
	return on[0].revents ? take_output(s) : 0;
}

/* Keys go in as the program makes room for them. */
static void
send_bytes(struct stage *s, const char *bytes, size_t len)
{
	int64_t until = now_ms() + DEADLINE_MS;

	while (len > 0 && now_ms() < until) {
		ssize_t n = write(s->far, bytes, len);

		if (n > 0) {
			bytes += n;
			len -= (size_t)n;
		} else {
			pump(s, LOOK_MS);
		}
	}
}

void
stage_type(struct stage *s, const char *keys)
{
	send_bytes(s, keys, strlen(keys));
}

void
stage_resize(struct stage *s, int rows, int cols)
{
	static const char erase[] = "\033[2J";
	struct winsize size = {
	    .ws_row = (unsigned short)rows, .ws_col = (unsigned short)cols};

	/* What was sent for the old size is drawn on the old screen. */
	while (take_output(s))
		;
	s->rows = rows;
	s->cols = cols;
	vterm_set_size(s->vterm, rows, cols);
	/* What terminals keep of the old screen differs: here it is nothing,
	 * so that what is seen from now on was drawn for the new size. */
	vterm_input_write(s->vterm, erase, sizeof(erase) - 1);
	ioctl(s->far, TIOCSWINSZ, &size);
}

void
stage_signal(struct stage *s, int sig)
{
	kill(s->hand.program, sig);
}

void
stage_hang_up(struct stage *s)
{
	close(s->near);
	close(s->far);
	s->near = s->far = -1;
}

/* Whether the program waits in the kernel; true where that cannot be told. */
static bool
is_asleep(const struct stage *s)
{
	char path[64];
	struct strbuf stat = STRBUF_INIT;
	const char *state = NULL;
	bool asleep;

	snprintf(path, sizeof(path), "/proc/%ld/stat", (long)s->hand.program);
	if (file_read(path, &stat, NULL) == OK)
		state = strrchr(stat.str, ')');
	asleep = !state || strncmp(state, ") S", 3) == 0;
	strbuf_release(&stat);
	return asleep;
}

void
stage_settle_at(struct stage *s, const char *file, int line)
{
	int64_t until = now_ms() + DEADLINE_MS;
	int unread = 0;

	for (int quiet = 0; quiet < LOOKS_QUIET; quiet++) {
		if (now_ms() >= until)
			stage_fail(s, "never comes to rest", file, line);
		ioctl(s->near, FIONREAD, &unread);
		if (pump(s, LOOK_MS) || unread || !is_asleep(s))
			quiet = -1;
		if (s->ended)
			return;
	}
}

void
stage_see_at(
    struct stage *s, const char *text, int row, const char *file, int line)
{
	int64_t until = now_ms() + DEADLINE_MS;
	char what[512];

	snprintf(what, sizeof(what), "not seen (row %d): %s", row, text);
	while (
	    !(row < 0 ? screen_has(s, text) : screen_row_has(s, row, text))) {
		if (now_ms() >= until || (s->ended && !pump(s, LOOK_MS)))
			stage_fail(s, what, file, line);
		pump(s, 100);
	}
}

void
stage_miss_at(struct stage *s, const char *text, const char *file, int line)
{
	int64_t until = now_ms() + DEADLINE_MS;
	char what[512];

	snprintf(what, sizeof(what), "still seen: %s", text);
	while (screen_has(s, text)) {
		if (now_ms() >= until)
			stage_fail(s, what, file, line);
		pump(s, 100);
	}
}

/* What comes from the program's end of the line after it is gone must come
 * after everything it has sent. Behind that there may be an echo of what the
 * terminal has answered too late. */
static void
take_rest(struct stage *s, int64_t until)
{
	static const char mark[] = "\r\n(end)";
	size_t len = sizeof(mark) - 1;
	size_t begin = s->record.len;
	const char *end = NULL;

	if (s->near < 0 || write(s->near, mark, len) != (ssize_t)len)
		return;
	while (now_ms() < until && !end) {
		pump(s, 100);
		end = strstr(s->record.str + begin, mark);
	}
	if (end)
		strbuf_truncate(&s->record, (size_t)(end - s->record.str));
}

int
stage_end_at(struct stage *s, const char *file, int line)
{
	int64_t until = now_ms() + DEADLINE_MS;

	while (!s->ended) {
		if (now_ms() >= until || s->stopped)
			stage_fail(s, "does not end", file, line);
		pump(s, 100);
	}
	take_rest(s, until);
	return s->status;
}

void
stage_stop_at(struct stage *s, const char *file, int line)
{
	int64_t until = now_ms() + DEADLINE_MS;

	while (!s->stopped) {
		if (now_ms() >= until || s->ended)
			stage_fail(s, "is not suspended", file, line);
		pump(s, 100);
	}
	while (take_output(s))
		;
}

void
stage_continue(struct stage *s)
{
	s->stopped = false;
	hand_continue(&s->hand);
}

void
stage_show_prompt(struct stage *s)
{
	struct termios *own = &s->before;

	tcgetattr(s->near, own);
	own->c_lflag &= ~(tcflag_t)(ICANON | ECHO);
	own->c_oflag &= ~(tcflag_t)OPOST;
	tcsetattr(s->near, TCSANOW, own);
	take_rest(s, now_ms() + DEADLINE_MS);
	s->stopped = false;
	hand_keep(&s->hand);
}

size_t
stage_listen(struct stage *s, int ms)
{
	int64_t until = now_ms() + ms;
	size_t bytes = 0;

	for (int64_t left = ms; left > 0 && !s->ended; left = until - now_ms())
		bytes += pump(s, (int)left);
	return bytes;
}

bool
stage_settings_restored(const struct stage *s)
{
	struct termios now;
	const struct termios *old = &s->before;

	return tcgetattr(s->near, &now) == 0 && now.c_iflag == old->c_iflag &&
	    now.c_oflag == old->c_oflag && now.c_cflag == old->c_cflag &&
	    now.c_lflag == old->c_lflag &&
	    memcmp(now.c_cc, old->c_cc, sizeof(now.c_cc)) == 0 &&
	    cfgetispeed(&now) == cfgetispeed(old) &&
	    cfgetospeed(&now) == cfgetospeed(old);
}
