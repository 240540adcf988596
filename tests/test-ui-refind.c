// SPDX-License-Identifier: GPL-3.0-or-later
/* Where a part and a place of a digest are when it was written anew. */
#include <config.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/utf8.h"
#include "rack.h"
#include "ui/refind.h"
#include "unicode.h"

static struct post *
parse(const char *text)
{
	return post_parse("2026-01-01.md", text, strlen(text));
}

static void
test_parts_are_found_by_key_then_by_number(void **state)
{
	static const struct {
		const char *now;
		size_t part, want;
		bool sure;
	} rows[] = {
	    {"# 1. [A](https://x.org/a)\n\nx\n\n# 2. [B](https://x.org/b)\n", 1,
		1, true},
	    {"# 1. [B](https://x.org/b)\n\nx\n\n# 2. [A](https://x.org/a)\n", 1,
		0, true},
	    {"# 1. [C](https://x.org/c)\n\nx\n\n# 2. [D](https://x.org/d)\n", 1,
		1, false},
	    {"# 2. [C](https://x.org/c)\n\nx\n\n# 3. [D](https://x.org/d)\n", 1,
		0, false},
	    {"# 7. [C](https://x.org/c)\n", 1, 0, false},
	};
	struct post *old = parse(
	    "# 1. [A](https://x.org/a)\n\nx\n\n# 2. [B](https://x.org/b)\n");
	bool sure;

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct post *now = parse(rows[i].now);

		assert_int_equal(
		    refind_part(old, rows[i].part, now, &sure), rows[i].want);
		assert_int_equal(sure, rows[i].sure);
		post_free(now);
	}
	post_free(old);
}

/* Any place leads to a character of the new text, and where the text is the
 * same, to the same one. */
static void
test_every_place_is_found_again(void **state)
{
	struct strbuf a = STRBUF_INIT, b = STRBUF_INIT;
	struct post *old, *now;

	(void)state;
	rack_write_digest(&a, "abc", "");
	rack_write_digest(&b, "cax", "Before it 한글.\n\n");
	old = parse(a.str);
	now = parse(b.str);
	for (size_t i = 0; i < old->n_parts; i++) {
		const struct paper *part = &old->parts[i];

		for (uint32_t at = part->begin; at <= part->end; at++) {
			struct position from = {i,
			    (uint32_t)utf8_floor(old->text, old->text_len, at)};
			struct position same = refind_position(old, from, old);
			struct position to = refind_position(old, from, now);
			const struct paper *p = &now->parts[to.part];

			assert_int_equal(same.part, i);
			assert_int_equal(same.at, from.at);
			assert_true(to.at >= p->begin && to.at <= p->end);
			assert_int_equal(
			    to.at, utf8_floor(now->text, now->text_len, to.at));
		}
	}
	post_free(old);
	post_free(now);
	strbuf_release(&a);
	strbuf_release(&b);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_parts_are_found_by_key_then_by_number),
	    cmocka_unit_test(test_every_place_is_found_again),
	};

	if (!unicode_is_there())
		return 0;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
