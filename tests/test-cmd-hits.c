// SPDX-License-Identifier: GPL-3.0-or-later
/* How search shows a line on a terminal: in its width, with the match in it.
 * What it prints into a pipe is tested by tests/commands. */
#include <config.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>

#include "base/utf8.h"
#include "base/width.h"
#include "cmd/hits.h"
#include "model-check.h"
#include "store/journal.h"

enum { WORDS = 60 };

/* What is printed, and how. */
struct print {
	size_t words, at; /* of the line: how many, and which is to be found */
	unsigned columns;
	bool json;
	const char *note;   /* on the paper; NULL: none */
	const char *forged; /* stands for "diffusion" on the card; NULL: not */
	bool all;           /* each word is the one to be found */
	bool held;          /* it waits for its order */
};

/* A paper of one long line, of these words with the one to be found. */
static void
write_digest(FILE *f, const struct print *print)
{
	static const char *const words[] = {"diffusion", "모델을", "漢字", "a",
	    "강화", "e\u0301tude", "👨‍👩‍👧"};

	fputs("# 1. [T](https://arxiv.org/abs/2601.00001)\n\n## Method\n\n", f);
	for (size_t i = 0; i < print->words; i++)
		fprintf(f, "%s ",
		    print->all || i == print->at ? "needle" : words[i % 7]);
	fputs("\n", f);
}

static void
add_hits(struct strbuf *out, const struct entry *entry,
    const struct found *found, const struct print *print)
{
	struct out to = {.text = STRBUF_INIT, .held = print->held};

	if (print->json)
		hits_add_json(&to, entry, found);
	else
		hits_add_text(&to, entry, found, print->columns);
	strbuf_add(out, to.text.str, to.text.len);
	strbuf_release(&to.text);
}

/* Puts `forged` where "diffusion" stands on a card, as somebody could who
 * writes to the cache; returns the card's text, to be freed. */
static char *
forge(struct found *found, const char *forged)
{
	size_t len = found->card.text_len;
	char *text = malloc(len + 1);
	char *at;

	assert_non_null(text);
	memcpy(text, found->card.text, len);
	text[len] = '\0';
	while ((at = strstr(text, "diffusion")) != NULL)
		memcpy(at, forged, strlen("diffusion"));
	found->card.text = text;
	found->part.title = text;
	return text;
}

/* What search prints for the word. */
static void
print_as(struct strbuf *out, const struct print *print)
{
	const char *tmp = getenv("TMPDIR");
	struct strbuf path = STRBUF_INIT;
	struct library *lib = library_new();
	struct error err;
	struct query *query = query_new("needle", &err);
	struct journal *journal = journal_open(NULL, "host", &err);
	struct mark mark = {.key = "", .note = print->note};
	struct finder *finder;
	struct found found;
	char *forged = NULL;
	size_t n;
	FILE *f;
	int fd;

	strbuf_printf(
	    &path, "%s/nonmun-test-XXXXXX", tmp && *tmp ? tmp : "/tmp");
	fd = mkstemp(path.str);
	assert_true(fd >= 0);
	f = fdopen(fd, "w");
	write_digest(f, print);
	assert_int_equal(fclose(f), 0);
	assert_int_equal(library_add(lib, path.str, &err), OK);
	library_sort(lib);
	if (print->note)
		(void)journal_mark(
		    journal, "arxiv:2601.00001", MARK_NOTE, &mark, NULL);
	finder = finder_new(lib, NULL, query);
	finder_search_notes(finder, journal);
	while (finder_step(finder))
		continue;
	found_init(&found);
	assert_true(finder_look(finder, finder_finds(finder, &n), &found));
	assert_int_equal(n, 1);
	strbuf_reset(out);
	if (print->forged)
		forged = forge(&found, print->forged);
	add_hits(out, library_entry(lib, 0), &found, print);
	unlink(path.str);
	free(forged);
	found_release(&found);
	finder_free(finder);
	query_free(query);
	journal_close(journal, NULL);
	library_free(lib);
	strbuf_release(&path);
}

static void
print(struct strbuf *out, size_t at, unsigned columns)
{
	const struct print how = {.words = WORDS, .at = at, .columns = columns};

	print_as(out, &how);
}

/* The second of the lines, without its end. */
static void
take_second(struct strbuf *out)
{
	char *second = strchr(out->str, '\n');

	assert_non_null(second);
	strbuf_splice(out, 0, (size_t)(second + 1 - out->str), "", 0);
	assert_int_equal(out->str[out->len - 1], '\n');
	strbuf_truncate(out, out->len - 1);
	assert_null(strchr(out->str, '\n'));
}

static void
test_match_in_sight(void **state)
{
	static const unsigned widths[] = {24, 25, 40, 79, 80, 200};
	struct strbuf out = STRBUF_INIT;

	(void)state;
	for (size_t i = 0; i < sizeof(widths) / sizeof(*widths); i++)
		for (size_t at = 0; at < WORDS; at++) {
			size_t cells;

			print(&out, at, widths[i]);
			take_second(&out);
			cells = width_text(out.str, out.len);
			assert_true(cells <= widths[i]);
			/* At most a wide character less; and no shorter than
			 * it must be, unless the line's end is in sight. */
			if (strcmp(out.str + out.len - 2, "..") == 0)
				assert_true(cells + 3 >= widths[i]);
			assert_non_null(strstr(out.str, "needle"));
		}
	strbuf_release(&out);
}

static void
test_cut_is_shown(void **state)
{
	struct strbuf out = STRBUF_INIT;

	(void)state;
	print(&out, 0, 40);
	take_second(&out);
	assert_memory_equal(out.str, "    Method: needle ", 19);
	assert_string_equal(out.str + out.len - 2, "..");
	print(&out, WORDS - 1, 40);
	take_second(&out);
	assert_memory_equal(out.str, "    Method: ..", 14);
	assert_string_equal(out.str + out.len - 6, "needle");
	strbuf_release(&out);
}

static void
test_whole_line(void **state)
{
	struct strbuf out = STRBUF_INIT;

	(void)state;
	print(&out, WORDS - 1, 0);
	take_second(&out);
	assert_memory_equal(out.str, "    Method: diffusion ", 22);
	assert_string_equal(out.str + out.len - 6, "needle");
	strbuf_release(&out);
}

static size_t
number_of(const struct strbuf *json, const char *member)
{
	const char *at = strstr(json->str, member);

	assert_non_null(at);
	return strtoul(at + strlen(member), NULL, 10);
}

/* A line of megabytes is not repeated for every match; what stands around it
 * is, and tells where in that it is. */
static void
test_long_line_in_json(void **state)
{
	static const size_t places[] = {0, 3, 20, 30000, 59990, 59999};
	struct strbuf out = STRBUF_INIT;

	(void)state;
	for (size_t i = 0; i < sizeof(places) / sizeof(*places); i++) {
		const struct print how = {
		    .words = 60000, .at = places[i], .json = true};
		size_t start, end;
		const char *text;

		print_as(&out, &how);
		assert_true(out.len < 6000);
		assert_true(out.len > 2000);
		text = strstr(out.str, "\"text\":\"");
		assert_non_null(text);
		text += strlen("\"text\":\"");
		start = number_of(&out, "\"start\":");
		end = number_of(&out, "\"end\":");
		assert_int_equal(end - start, strlen("needle"));
		assert_memory_equal(text + start, "needle", strlen("needle"));
	}
	strbuf_release(&out);
}

/* What is held back does not grow with what may be found in so few bytes. */
static void
test_long_line_that_is_held(void **state)
{
	const struct print how = {
	    .words = 20000, .all = true, .json = true, .held = true};
	struct strbuf out = STRBUF_INIT;

	(void)state;
	print_as(&out, &how);
	assert_true(out.len > 16 * 1024 * 1024);
	assert_true(out.len < 17 * 1024 * 1024);
	strbuf_release(&out);
}

/* What matches in the note says so; that is where its bytes are. */
static void
test_note(void **state)
{
	struct strbuf out = STRBUF_INIT;
	struct print how = {.words = 10,
	    .at = WORDS,
	    .columns = 40,
	    .note = "첫 줄\n로봇 needle"};

	(void)state;
	print_as(&out, &how);
	take_second(&out);
	assert_string_equal(out.str, "    note: 로봇 needle");
	how.json = true;
	print_as(&out, &how);
	assert_non_null(strstr(out.str,
	    "\"matches\":[{\"section\":\"note\",\"text\":\"로봇 needle\","
	    "\"start\":7,\"end\":13}]"));
	/* After what matches in the text. */
	how.at = 2;
	how.json = false;
	print_as(&out, &how);
	assert_non_null(strstr(out.str, "Method: "));
	assert_string_equal(strrchr(out.str, ':') - 4, "note: 로봇 needle\n");
	strbuf_release(&out);
}

/* The text of a card is not to be trusted with the terminal. */
static void
test_forged_card(void **state)
{
	static const char *const texts[] = {"abc\033[31m!",
	    "abc\xC2\x9B"
	    "31m!",
	    "ab\xE2\x80\xAE"
	    "cdef",
	    "abcdefgh\x07",
	    "ab\x7F"
	    "cdefgh"};

	(void)state;
	for (size_t i = 0; i < 3 * sizeof(texts) / sizeof(*texts); i++) {
		const struct print how = {.words = WORDS,
		    .at = 8,
		    .columns = i % 3 == 1 ? 40 : 0,
		    .json = i % 3 == 2,
		    .forged = texts[i / 3]};
		struct strbuf out = STRBUF_INIT;

		print_as(&out, &how);
		assert_non_null(strstr(out.str, "needle"));
		for (size_t k = 0; k < out.len;) {
			uint32_t c;

			k += utf8_decode(out.str + k, out.len - k, &c);
			if (c != '\n' && !utf8_is_clean(c))
				fail_msg("U+%04X: %s", (unsigned)c, out.str);
		}
		assert_null(strstr(out.str, "\\u"));
		strbuf_release(&out);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_match_in_sight),
	    cmocka_unit_test(test_cut_is_shown),
	    cmocka_unit_test(test_whole_line),
	    cmocka_unit_test(test_long_line_in_json),
	    cmocka_unit_test(test_long_line_that_is_held),
	    cmocka_unit_test(test_note),
	    cmocka_unit_test(test_forged_card),
	};

	if (!check_set_locale())
		return 0;
	return cmocka_run_group_tests_name("hits", tests, NULL, NULL);
}
