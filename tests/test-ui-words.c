// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * No word of the interface is forgotten by the translations. From the Korean
 * catalogue, which has all texts, another one is made: what it says has no
 * Latin letters, but those of formats. The digests here are in capitals. So
 * whatever has three small letters in a row on the screen was never
 * translated; keys, names and what programs read excepted. Every key of the
 * keyboard is pressed in every pane.
 */
#include <config.h>

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/file.h"
#include "files.h"
#include "folder.h"
#include "stage.h"
#include "tongue.h"
#include "trials.h"
#include "unicode.h"

enum { MAGIC = 0, COUNT = 2, TEXTS = 3, HEAD = 7 };

static const char language[] = "qaa";

/* What may stand there as it is: keys, the program's own name, the section that
 * is looked for first, as digests call it, what programs read, and parts of
 * URLs. */
static const char *const allowed[] = {"abs", "Backspace", "BackTab", "BibTeX",
    "Down", "End", "Enter", "Esc", "Home", "Left", "Limitations", "PgDn",
    "PgUp", "Right", "Shift-Tab", "Space", "Tab", "arxiv", "https", "nonmun",
    "pdf", "test", "true", "bib", "json", "org", "ris", "results"};

/* What queries are written with. */
static const char fields[] = "section: title: tag: note: arxiv: before: after:";

static bool
is_small(char c)
{
	return c >= 'a' && c <= 'z';
}

static bool
is_letter(char c)
{
	return is_small(c) || (c >= 'A' && c <= 'Z');
}

/* ---- The catalogue ------------------------------------------------------ */

/* The format of .mo files is told in the manual of GNU gettext, "The Format of
 * GNU MO Files"; here in the order of this machine's bytes. */
static uint32_t
number_at(const struct strbuf *mo, size_t i)
{
	uint32_t n;

	assert_true(mo->len >= (i + 1) * sizeof(n));
	memcpy(&n, mo->str + i * sizeof(n), sizeof(n));
	return n;
}

static void
add_number(struct strbuf *out, size_t n)
{
	uint32_t number = (uint32_t)n;

	strbuf_add(out, (const char *)&number, sizeof(number));
}

/* Bytes of a format such as "%-*zu" or "%2$s". */
static size_t
format_length(const char *s)
{
	size_t n = 1 + strspn(s + 1, "-+ #0123456789.*$hlzjt");

	return s[n] ? n + 1 : n;
}

/* Appends the text with signs in place of its letters. */
static void
add_strange(const char *text, struct strbuf *out)
{
	while (*text) {
		size_t n = *text == '%' ? format_length(text) : 1;

		if (n == 1 && is_letter(*text))
			strbuf_adds(out, "\xD0\xB6");
		else
			strbuf_add(out, text, n);
		text += n;
	}
}

/* What a catalogue says to a text: for the empty one, about itself; a text
 * follows its context behind a \4, a plural its singular behind a NUL. */
static void
add_saying(const char *id, struct strbuf *out)
{
	const char *text = strchr(id, '\4');

	if (*id)
		add_strange(text ? text + 1 : id, out);
	else
		strbuf_adds(out,
		    "Content-Type: text/plain; charset=UTF-8\n"
		    "Plural-Forms: nplurals=1; plural=0;\n");
	strbuf_addc(out, '\0');
}

static void
make_catalogue(const struct strbuf *from, struct strbuf *to)
{
	size_t n = number_at(from, COUNT);
	size_t texts = number_at(from, TEXTS) / sizeof(uint32_t);
	size_t body = (HEAD + 4 * n) * sizeof(uint32_t);
	struct strbuf ids = STRBUF_INIT;
	struct strbuf sayings = STRBUF_INIT;
	struct strbuf index = STRBUF_INIT;

	for (size_t i = 0; i < n; i++) {
		size_t len = number_at(from, texts + 2 * i);
		size_t at = number_at(from, texts + 2 * i + 1);

		add_number(to, len);
		add_number(to, body + ids.len);
		strbuf_add(&ids, from->str + at, len + 1);
	}
	for (size_t i = 0; i < n; i++) {
		size_t before = sayings.len;

		add_saying(
		    from->str + number_at(from, texts + 2 * i + 1), &sayings);
		add_number(&index, sayings.len - before - 1);
		add_number(&index, body + ids.len + before);
	}
	strbuf_add(to, index.str, index.len);
	strbuf_add(to, ids.str, ids.len);
	strbuf_add(to, sayings.str, sayings.len);
	strbuf_release(&ids);
	strbuf_release(&sayings);
	strbuf_release(&index);
}

/* Makes the strange catalogue in the folder from the Korean one. */
static bool
put_catalogue(struct files *files)
{
	const char *folder = getenv("NONMUN_LOCALEDIR");
	struct strbuf path = STRBUF_INIT;
	struct strbuf from = STRBUF_INIT;
	struct strbuf to = STRBUF_INIT;
	struct error err;
	bool found;
	FILE *f;

	strbuf_printf(
	    &path, "%s/ko/LC_MESSAGES/" PACKAGE ".mo", folder ? folder : "po");
	found = file_read(path.str, &from, &err) == OK;
	if (found) {
		add_number(&to, number_at(&from, MAGIC));
		add_number(&to, 0);
		add_number(&to, number_at(&from, COUNT));
		add_number(&to, HEAD * sizeof(uint32_t));
		add_number(&to,
		    (HEAD + 2 * number_at(&from, COUNT)) * sizeof(uint32_t));
		add_number(&to, 0);
		add_number(&to, 0);
		make_catalogue(&from, &to);
		files_put(files, "qaa/LC_MESSAGES/" PACKAGE ".mo", "");
		f = fopen(
		    files_path(files, "qaa/LC_MESSAGES/" PACKAGE ".mo"), "wb");
		assert_non_null(f);
		fwrite(to.str, 1, to.len, f);
		assert_int_equal(fclose(f), 0);
	}
	strbuf_release(&path);
	strbuf_release(&from);
	strbuf_release(&to);
	return found;
}

/* ---- The screen --------------------------------------------------------- */

static bool
has_small(const char *word, size_t len)
{
	size_t run = 0;

	for (size_t i = 0; i < len && run < 3; i++)
		run = is_small(word[i]) ? run + 1 : 0;
	return run >= 3;
}

/* Also with capitals typed behind it. */
static bool
is_allowed(const char *word, size_t len)
{
	for (size_t i = 0; i < sizeof(allowed) / sizeof(*allowed); i++) {
		size_t n = strlen(allowed[i]);

		if (n <= len && memcmp(allowed[i], word, n) == 0 &&
		    (n == len || !is_small(word[n])) &&
		    !has_small(word + n, len - n))
			return true;
	}
	return false;
}

/* The last row. */
static const char *
status_line(const struct strbuf *screen)
{
	size_t at = screen->len ? screen->len - 1 : 0;

	while (at && screen->str[at - 1] != '\n')
		at--;
	return screen->str + at;
}

/* Fails at the first word that should not be there; behind a colon stand names
 * of actions, for the command line. What is shown to be copied is no words. */
static void
check_screen(struct stage *s, const char *typed)
{
	struct strbuf screen = STRBUF_INIT;

	term_memory_text(s->term, &screen, false);
	for (const char *p = notice_is_open(&s->app) ? status_line(&screen)
						     : screen.str;
	     *p;) {
		size_t n = 0;

		if (strncmp(p, fields, strlen(fields)) == 0)
			p += strlen(fields);

		while (is_letter(p[n]) || (n && p[n] == '-'))
			n++;
		if (n && has_small(p, n) && !is_allowed(p, n) &&
		    !(p > screen.str && p[-1] == ':'))
			fail_msg("after %s: \"%.*s\" is not translated\n%s",
			    typed, (int)n, p, screen.str);
		p += n ? n : 1;
	}
	strbuf_release(&screen);
}

static void
put_digests(struct files *files)
{
	static const char *const names[] = {
	    "2026-01-05", "2026-01-06", "2026-02-03"};

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		struct strbuf name = STRBUF_INIT;
		struct strbuf text = STRBUF_INIT;

		strbuf_printf(&name, "posts/%s.md", names[i]);
		strbuf_printf(&text,
		    "# 1. [AB](https://arxiv.org/abs/2601.0000%zu)\n\n"
		    "## METHOD\n\nXYZ. [PDF](https://A.B/C)\n\n"
		    "## LIMITATIONS\n\nXYZ.\n\n"
		    "# 2. [DE](https://arxiv.org/abs/2601.00009)\n\n"
		    "## METHOD\n\nXYZ.\n",
		    i);
		files_put(files, name.str, text.str);
		strbuf_release(&name);
		strbuf_release(&text);
	}
}

static void
press(struct stage *s, const char *keys)
{
	stage_type(s, keys);
	check_screen(s, keys);
}

/* Every key, alone and where it opens a prompt left again; where that was not
 * the pane, back to it. */
static void
press_all(struct files *files, const char *way, int cols)
{
	struct strbuf path = STRBUF_INIT;
	struct strbuf journal = STRBUF_INIT;

	strbuf_adds(&path, files_path(files, "posts"));
	for (size_t c = '!'; c <= '~'; c += trials_count(1, 3, 20)) {
		char key[2] = {(char)c, '\0'};
		struct stage s;

		folder_make(&journal);
		stage_open_marked(&s, 24, cols, path.str, journal.str);
		press(&s, way);
		press(&s, c == '<' ? "<lt>" : key);
		press(&s, s.app.prompt.open ? "QQQ" : c == '<' ? "<lt>" : key);
		press(&s, "<Enter>");
		stage_close(&s);
		folder_remove(&journal);
	}
	strbuf_release(&path);
}

static void
test_words(void **state)
{
	static const char *const ways[] = {"", "<Enter>", "<Enter><Enter>",
	    "SXYZ<Enter>", "SXYZ<Enter><Enter>", "L", "c", "SXYZ<Enter>T", "?",
	    "u", "<Enter>*F", "fAB<Enter>", "<Enter>aQQ<Enter>"};
	struct files *files = *state;

	if (!put_catalogue(files))
		skip();
	put_digests(files);
	if (!tongue_speak(files->root.str, language))
		skip();
	for (size_t i = 0; i < sizeof(ways) / sizeof(*ways); i++) {
		press_all(files, ways[i], 80);
		press_all(files, ways[i], 200);
	}
	tongue_rest();
}

int
main(void)
{
	const struct CMUnitTest tests[] = {FILES_TEST(test_words)};

	if (!unicode_is_there())
		return 0;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
