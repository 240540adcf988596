// SPDX-License-Identifier: GPL-3.0-or-later
/* Standard output and standard error: see out.h. */
#include <config.h>

#include "cmd/out.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/utf8.h"

enum { ENOUGH = 64 * 1024, HELD_MAX = 16 * 1024 * 1024 };
enum { COLUMNS_DEFAULT = 80, COLUMNS_MAX = 65535 };

void
out_init(struct out *out)
{
	strbuf_init(&out->text);
	out->terminal = isatty(STDOUT_FILENO) == 1;
	out->held = false;
	out->full = false;
	out->errnum = 0;
}

/* Writes all the bytes, also where another program that has the same pipe or
 * terminal has set it not to block; 0, or the errno that stopped it. */
static int
write_all(int fd, const char *bytes, size_t len)
{
	struct pollfd room = {.fd = fd, .events = POLLOUT};

	while (len > 0) {
		ssize_t n = write(fd, bytes, len);

		if (n > 0) {
			bytes += n;
			len -= (size_t)n;
		} else if (n == 0) {
			return ENOSPC;
		} else if (errno == EAGAIN) {
			poll(&room, 1, -1);
		} else if (errno != EINTR) {
			return errno;
		}
	}
	return 0;
}

static void
flush(struct out *out)
{
	if (!out->errnum)
		out->errnum =
		    write_all(STDOUT_FILENO, out->text.str, out->text.len);
	strbuf_reset(&out->text);
}

void
out_check(struct out *out)
{
	if (out->held)
		out->full = out->full || out->text.len > HELD_MAX;
	else if (out->terminal || out->text.len >= ENOUGH)
		flush(out);
}

static unsigned
terminal_columns(void)
{
#ifdef TIOCGWINSZ
	struct winsize size;

	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0)
		return size.ws_col;
#endif
	return 0;
}

unsigned
out_columns(const struct out *out)
{
	const char *columns = getenv("COLUMNS");
	unsigned n = out->terminal ? terminal_columns() : 0;
	long told;

	if (!out->terminal || n)
		return n;
	told = columns ? strtol(columns, NULL, 10) : 0;
	return told > 0 && told <= COLUMNS_MAX ? (unsigned)told
					       : COLUMNS_DEFAULT;
}

bool
out_is_over(const struct out *out)
{
	return out->errnum != 0;
}

bool
out_has_room(const struct out *out)
{
	return !out->errnum && !(out->held && out->full);
}

enum exit_status
out_close(struct out *out, enum exit_status status)
{
	flush(out);
	strbuf_release(&out->text);
	if (!out->errnum || out->errnum == EPIPE)
		return status;
	out_complain("cannot write: %s", strerror(out->errnum));
	return EXIT_USAGE;
}

void
out_complain(const char *fmt, ...)
{
	struct strbuf raw = STRBUF_INIT;
	struct strbuf line = STRBUF_INIT;
	va_list ap;

	va_start(ap, fmt);
	strbuf_vprintf(&raw, gettext(fmt), ap);
	va_end(ap);
	strbuf_adds(&line, "nonmun: ");
	utf8_clean(&line, raw.str, raw.len, UTF8_CLEAN_LINE);
	strbuf_addc(&line, '\n');
	/* There is nobody to tell that this failed. */
	(void)write_all(STDERR_FILENO, line.str, line.len);
	strbuf_release(&line);
	strbuf_release(&raw);
}

void
out_complain_error(const struct error *err)
{
	char text[ERROR_PATH_SIZE + ERROR_MSG_SIZE];

	out_complain("%s", error_text(err, text, sizeof(text)));
}
