// SPDX-License-Identifier: GPL-3.0-or-later
/* Judging recorded bytes: see stream.h. Sources: ECMA-48; XTerm Control
 * Sequences. */
#include <config.h>

#include "stream.h"

#include <string.h>

#include "../hostile/judge.h"
#include "base/utf8.h"

/* What curses sends besides text: moving, erasing, scrolling, attributes,
 * modes, and saving the title (as xterm's entry has it). */
static size_t
csi_length(const char *s, size_t len)
{
	size_t i = 2;

	while (i < len && s[i] >= 0x30 && s[i] < 0x40)
		i++;
	while (i < len && s[i] >= 0x20 && s[i] < 0x30)
		i++;
	if (i == len || !s[i] || !strchr("ABCDGHJKLMPSTXZ@bdfghlmprt", s[i]))
		return 0;
	if (s[i] == 't' && strncmp(s + 2, "22;", 3) != 0 &&
	    strncmp(s + 2, "23;", 3) != 0)
		return 0;
	return i + 1;
}

/* The bytes of the escape sequence at `s`, 0 when it is not a usual one. */
static size_t
escape_length(const char *s, size_t len)
{
	/* By which curses gives colours back, as xterm's entry has it. */
	static const char colours[] = "\033]104\a";

	if (len < 2)
		return 0;
	if (len >= strlen(colours) && !memcmp(s, colours, strlen(colours)))
		return strlen(colours);
	if (s[1] == '[')
		return csi_length(s, len);
	if ((s[1] == '(' || s[1] == ')') && len > 2)
		return 3;
	return strchr("78=>DEHM", s[1]) ? 2 : 0;
}

static char *
objection(const struct strbuf *bytes, size_t at, const char *what)
{
	struct strbuf out = STRBUF_INIT;
	size_t from = at > 12 ? at - 12 : 0;

	strbuf_printf(&out, "%s at byte %zu, in: ", what, at);
	for (size_t i = from; i < bytes->len && i < at + 24; i++) {
		unsigned char c = (unsigned char)bytes->str[i];

		strbuf_printf(&out, c < 0x20 || c > 0x7E ? "\\x%02x" : "%c", c);
	}
	return strbuf_detach(&out);
}

/* What is wrong with one character that begins no escape sequence. */
static const char *
fault(uint32_t c, const char *s, size_t len)
{
	if (c == 7)
		return "BEL";
	return c && c < 0x20 && strchr("\b\t\n\r\016\017", (int)c)
	    ? NULL
	    : judge_character(c, s, len);
}

char *
stream_objection(const struct strbuf *bytes)
{
	size_t marks = 0;

	for (size_t i = 0; i < bytes->len;) {
		const char *s = bytes->str + i;
		const char *what;
		uint32_t c;
		size_t len = utf8_decode(s, bytes->len - i, &c);

		marks = judge_is_mark(c) ? marks + 1 : 0;
		if (c == 27) {
			len = escape_length(s, bytes->len - i);
			what = len ? NULL : "an escape sequence";
		} else {
			what = fault(c, s, len);
		}
		if (!what && marks > JUDGE_MARKS_MAX)
			what = "a tower of marks";
		if (what)
			return objection(bytes, i, what);
		i += len;
	}
	return NULL;
}

/* Where a string comes last, counted from 1; 0: nowhere. */
static size_t
last_of(const struct strbuf *bytes, const char *what)
{
	size_t len = strlen(what);

	for (size_t i = bytes->len; i >= len; i--)
		if (memcmp(bytes->str + i - len, what, len) == 0)
			return i;
	return 0;
}

bool
stream_modes_restored(const struct strbuf *bytes)
{
	static const char *const modes[][2] = {
	    {"\033[?1049h", "\033[?1049l"},
	    {"\033[?2004h", "\033[?2004l"},
	    {"\033[?1h", "\033[?1l"},
	    {"\033=", "\033>"},
	    {"\033[?25l", "\033[?25h"},
	};

	for (size_t i = 0; i < sizeof(modes) / sizeof(modes[0]); i++)
		if (last_of(bytes, modes[i][0]) > last_of(bytes, modes[i][1]))
			return false;
	return true;
}
