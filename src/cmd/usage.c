// SPDX-License-Identifier: GPL-3.0-or-later
/* Texts of --help: see usage.h. */
#include <config.h>

#include "cmd/usage.h"

#include <stdlib.h>
#include <string.h>

#include "base/width.h"

enum {
	COLUMNS_USUAL = 80,
	COLUMNS_LEAST = 20,
	TEXT_LEAST = 30, /* columns for a text beside its name */
	INDENT = 10,     /* of a text below it */
};

void
usage_init(struct usage *usage, struct out *out)
{
	const char *told = getenv("COLUMNS");
	long columns = (long)out_columns(out);

	if (!columns)
		columns = told ? strtol(told, NULL, 10) : 0;
	if (columns <= 0 || columns > COLUMNS_USUAL)
		columns = COLUMNS_USUAL;
	usage->out = &out->text;
	usage->columns =
	    columns < COLUMNS_LEAST ? COLUMNS_LEAST : (size_t)columns;
}

/* Adds the `len` bytes of words from `column` on, where the line is already;
 * other lines are indented to it. */
static void
add_words(const struct usage *u, const char *s, size_t len, size_t column)
{
	const char *end = s + len;
	size_t at = column;

	while (s < end) {
		size_t n = strcspn(s, " \n"), cells;

		if (n > (size_t)(end - s))
			n = (size_t)(end - s);
		cells = width_text(s, n);
		if (at > column && at + 1 + cells >= u->columns) {
			strbuf_addc(u->out, '\n');
			strbuf_pad(u->out, ' ', column);
			at = column;
		} else if (at > column) {
			strbuf_addc(u->out, ' ');
			at++;
		}
		strbuf_add(u->out, s, n);
		at += cells;
		s += n;
		s += strspn(s, " \n");
	}
	strbuf_addc(u->out, '\n');
}

void
usage_add_row(
    const struct usage *u, const char *name, size_t column, const char *text)
{
	size_t used = width_text(name, strlen(name));

	if (column + TEXT_LEAST > u->columns)
		column = INDENT;
	strbuf_adds(u->out, name);
	if (used + 2 > column) {
		strbuf_addc(u->out, '\n');
		used = 0;
	}
	strbuf_pad(u->out, ' ', column - used);
	add_words(u, text, strlen(text), column);
}

void
usage_add_text(const struct usage *u, const char *text)
{
	while (*text) {
		const char *end = strstr(text, "\n\n");
		size_t len = end ? (size_t)(end - text) : strlen(text);

		if (*text == '\n') {
			strbuf_addc(u->out, *text++);
			continue;
		}
		if (len && text[len - 1] == '\n')
			len--;
		if (*text == ' ')
			strbuf_add(u->out, text, len);
		else
			add_words(u, text, len, 0);
		if (*text == ' ')
			strbuf_addc(u->out, '\n');
		text += len + (text[len] == '\n');
	}
}
