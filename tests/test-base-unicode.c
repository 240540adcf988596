// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Unicode's own tests, where a package has brought them: graphemes, breaks
 * between lines and normalization. $NONMUN_UNICODE names their folder, if it is
 * not that of Debian's unicode-data; without it all is skipped. Tests are left
 * out whose characters are no text here (base/utf8.h), or were assigned by a
 * later Unicode than the library's. Sources: UAX #29, UAX #14, UAX #15.
 */
#include <config.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unictype.h>
#include <unilbrk.h>
#include <unistd.h>
#include <cmocka.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/strbuf.h"
#include "base/utf8-marks.h"
#include "base/utf8.h"
#include "base/width.h"
#include "unicode.h"

enum { BREAKS_MAX = 64 };

/* What became of the tests of a file. */
enum { SAME, LEFT_OUT, DIFFERENT, COUNTS };

static const char *
folder(void)
{
	const char *wish = getenv("NONMUN_UNICODE");

	return wish && *wish ? wish : "/usr/share/unicode";
}

/* Reads a file of the folder; false when it is not there. */
static bool
read_tests(const char *name, struct strbuf *out)
{
	struct strbuf path = STRBUF_INIT;
	struct error err;
	bool there;

	strbuf_printf(&path, "%s/%s", folder(), name);
	there =
	    access(path.str, R_OK) == 0 && file_read(path.str, out, &err) == OK;
	strbuf_release(&path);
	return there;
}

/* A sequence of characters, and where its file says that it breaks. */
struct sequence {
	struct strbuf text;
	bool breaks[BREAKS_MAX * 4]; /* before the byte, or at the end */
	bool clean;
};

static void
add_hex(struct sequence *s, const char *hex)
{
	uint32_t c = (uint32_t)strtoul(hex, NULL, 16);
	char buf[4];

	s->clean = s->clean && utf8_is_clean(c) &&
	    !uc_is_general_category_withtable(c, UC_CATEGORY_MASK_Cn);
	strbuf_add(&s->text, buf, utf8_encode(buf, c));
}

static const char *
next_word(const char *p)
{
	p += strcspn(p, " \t\n");
	return p + strspn(p, " \t");
}

/* "÷ 0020 × 0308 ÷ 0020 ÷ # ..." */
static void
read_sequence(struct sequence *s, const char *line)
{
	memset(s->breaks, 0, sizeof(s->breaks));
	strbuf_reset(&s->text);
	s->clean = true;
	for (; *line && *line != '#' && *line != '\n'; line = next_word(line)) {
		assert_true(s->text.len < sizeof(s->breaks));
		if (strncmp(line, "÷", strlen("÷")) == 0)
			s->breaks[s->text.len] = true;
		else if (strncmp(line, "×", strlen("×")) != 0)
			add_hex(s, line);
	}
}

/* Runs `check` for each line of a file that has a sequence. */
static void
for_each_sequence(
    const char *name, void (*check)(const struct sequence *, size_t *counts))
{
	struct strbuf file = STRBUF_INIT;
	struct sequence s = {.text = STRBUF_INIT};
	size_t counts[COUNTS] = {0};

	if (!read_tests(name, &file))
		skip();
	for (const char *p = file.str; *p;) {
		const char *end = strchr(p, '\n');

		if (*p != '#' && *p != '\n') {
			read_sequence(&s, p);
			if (s.clean)
				check(&s, counts);
			else
				counts[LEFT_OUT]++;
		}
		p = end ? end + 1 : p + strlen(p);
	}
	printf("# %s: %zu sequences, %zu differ, %zu left out\n", name,
	    counts[SAME], counts[DIFFERENT], counts[LEFT_OUT]);
	assert_true(counts[SAME] > counts[LEFT_OUT]);
	assert_true(counts[DIFFERENT] * 25 <= counts[SAME]);
	strbuf_release(&s.text);
	strbuf_release(&file);
}

static void
check_graphemes(const struct sequence *s, size_t *counts)
{
	size_t len = s->text.len;
	size_t next;

	for (size_t at = 0; at < len; at = next) {
		next = at + width_next_grapheme(s->text.str + at, len - at);
		for (size_t i = at + 1; i <= next; i++)
			if (s->breaks[i] != (i == next))
				fail_msg("sequence %zu, \"%s\", byte %zu",
				    counts[SAME] + counts[LEFT_OUT],
				    s->text.str, i);
	}
	counts[SAME]++;
}

static void
graphemes_are_those_of_unicode(void **state)
{
	(void)state;
	for_each_sequence("auxiliary/GraphemeBreakTest.txt", check_graphemes);
}

/* Where lines may break is libunistring's to say, and what layout/wrap.c begins
 * with. It differs from the standard's tests, knowingly, where these want
 * numbers told apart by regular expressions, behind a blank with a mark on it
 * or before a hyphen, and beside U+FFFC: in one of twenty-five. */
static void
check_lines(const struct sequence *s, size_t *counts)
{
	size_t len = s->text.len;
	char *breaks = mem_alloc(len + 1);
	bool same = true;

	u8_possible_linebreaks(
	    (const uint8_t *)s->text.str, len, "UTF-8", breaks);
	for (size_t i = 1; i < len; i++)
		same = same &&
		    s->breaks[i] ==
			(breaks[i] == UC_BREAK_POSSIBLE ||
			    breaks[i] == UC_BREAK_MANDATORY);
	counts[SAME] += same;
	counts[DIFFERENT] += !same;
	free(breaks);
}

static void
lines_break_as_in_unicode(void **state)
{
	(void)state;
	for_each_sequence("auxiliary/LineBreakTest.txt", check_lines);
}

/* The first two of the columns, characters in hex separated by blanks. */
static const char *
read_column(struct sequence *s, const char *p)
{
	strbuf_reset(&s->text);
	s->clean = true;
	while (*p && *p != ';') {
		add_hex(s, p);
		p += strcspn(p, " ;");
		p += strspn(p, " ");
	}
	return *p ? p + 1 : p;
}

static void
check_normalization(const char *line, size_t *counts)
{
	struct sequence from = {.text = STRBUF_INIT};
	struct sequence nfc = {.text = STRBUF_INIT};
	struct strbuf clean = STRBUF_INIT;

	read_column(&nfc, read_column(&from, line));
	utf8_clean(&clean, from.text.str, from.text.len, UTF8_CLEAN_LINE);
	if (from.clean && nfc.clean &&
	    utf8_marks_are_few(nfc.text.str, nfc.text.len)) {
		if (strcmp(clean.str, nfc.text.str) != 0)
			fail_msg("%.40s: \"%s\"", line, clean.str);
		counts[SAME]++;
	} else {
		counts[LEFT_OUT]++;
	}
	strbuf_release(&clean);
	strbuf_release(&from.text);
	strbuf_release(&nfc.text);
}

static void
clean_text_is_in_normalization_form_c(void **state)
{
	struct strbuf file = STRBUF_INIT;
	size_t counts[COUNTS] = {0};

	(void)state;
	if (!read_tests("NormalizationTest.txt", &file))
		skip();
	for (const char *p = file.str; *p; p += strcspn(p, "\n") + 1)
		if (strchr("0123456789ABCDEF", *p))
			check_normalization(p, counts);
	printf("# %zu texts, %zu left out\n", counts[SAME], counts[LEFT_OUT]);
	assert_true(counts[SAME] > 15000 && counts[LEFT_OUT] < 100);
	strbuf_release(&file);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(graphemes_are_those_of_unicode),
	    cmocka_unit_test(lines_break_as_in_unicode),
	    cmocka_unit_test(clean_text_is_in_normalization_form_c),
	};

	if (!unicode_is_there())
		return 0;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
