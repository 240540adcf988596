// SPDX-License-Identifier: GPL-3.0-or-later
/* What is found in random texts is what a slow matcher finds that goes by
 * letters. */
#include <config.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/strbuf.h"
#include "base/utf8.h"
#include "matches.h"
#include "model/pattern.h"
#include "trials.h"
#include "unicode.h"

#define LENGTH(a) (sizeof(a) / sizeof((a)[0]))

enum { CHARS_MAX = 40 };

struct chars {
	uint32_t c[CHARS_MAX];
	size_t at[CHARS_MAX + 1]; /* where each begins, in bytes */
	size_t n;
	struct strbuf text;
};

/* What the texts and patterns are made of; few, so that they often meet. No
 * conjoining jamo, which would become syllables. */
static const uint32_t alphabet[] = {'a', 'A', 'b', '.', ' ', ' ', '\n', u'ㄱ',
    u'ㅅ', u'ㄳ', u'ㅏ', u'가', u'각', u'갃', u'간', u'깋', u'까', u'사', u'삿',
    u'섲', u'샤', u'나', u'고', u'과', u'é', u'Σ', u'ς'};

static void
make_chars(struct chars *out, unsigned *seed, unsigned max)
{
	out->n = 1 + trials_random(seed, max);
	strbuf_init(&out->text);
	for (size_t i = 0; i < out->n; i++) {
		char buf[4];

		out->c[i] = alphabet[trials_random(seed, LENGTH(alphabet))];
		out->at[i] = out->text.len;
		strbuf_add(&out->text, buf, utf8_encode(buf, out->c[i]));
	}
	out->at[out->n] = out->text.len;
}

static bool
is_blank(uint32_t c)
{
	return c == ' ' || c == '\n';
}

static uint32_t
folded(uint32_t c)
{
	return c == 'A' ? 'a' : c == u'Σ' || c == u'ς' ? u'σ' : c;
}

static bool
begins_with(uint32_t c, uint32_t consonant)
{
	uint32_t first = consonant == u'ㄱ' ? u'가' : u'사';

	return c == consonant || (c >= first && c < first + 21 * 28);
}

/* Whether `c` is what the last character `p` of a pattern may become. */
static bool
completes(uint32_t p, uint32_t c)
{
	switch (p) {
	case u'가':
	case u'까':
	case u'사':
	case u'샤':
	case u'나':
	case u'고':
	case u'과':
		return c >= p && c < p + 28;
	case u'각':
		return c == u'각' || c == u'갃';
	case u'간':
		return c == u'간';
	default:
		return false;
	}
}

/* The characters of `t` that match those of `p` from `i` and `k` on, up to
 * where they end; 0: none do. */
static size_t
match_end(const struct chars *p, size_t i, const struct chars *t, size_t k)
{
	bool any_case = true;

	for (size_t j = 0; j < p->n; j++)
		any_case = any_case && p->c[j] != 'A' && p->c[j] != u'Σ';
	for (; i < p->n; i++, k++) {
		uint32_t c = p->c[i];

		if (k >= t->n)
			return 0;
		if (is_blank(c)) {
			if (!is_blank(t->c[k]))
				return 0;
			while (i + 1 < p->n && is_blank(p->c[i + 1]))
				i++;
			while (k + 1 < t->n && is_blank(t->c[k + 1]))
				k++;
		} else if (c == u'ㄳ' && t->c[k] != c) {
			if (k + 1 >= t->n || !begins_with(t->c[k], u'ㄱ') ||
			    !begins_with(t->c[++k], u'ㅅ'))
				return 0;
		} else if (!(c == t->c[k] ||
			       (any_case && folded(c) == folded(t->c[k])) ||
			       ((c == u'ㄱ' || c == u'ㅅ') &&
				   begins_with(t->c[k], c)) ||
			       (i + 1 == p->n && completes(c, t->c[k])))) {
			return 0;
		}
	}
	return k;
}

static void
add_slow_matches(
    struct strbuf *out, const struct chars *p, const struct chars *t)
{
	for (size_t k = 0; k < t->n;) {
		size_t end = match_end(p, 0, t, k);

		if (end) {
			strbuf_addc(out, '|');
			strbuf_add(
			    out, t->text.str + t->at[k], t->at[end] - t->at[k]);
			k = end;
		} else {
			k++;
		}
	}
}

static void
found_is_what_a_slow_matcher_finds(void **state)
{
	unsigned seed = 3;
	size_t n_found = 0;
	size_t n = trials_count(6000, 6000, 600);

	(void)state;
	for (size_t i = 0; i < n; i++) {
		struct strbuf slow = STRBUF_INIT, found = STRBUF_INIT;
		struct pattern *p;
		struct chars typed, text;

		make_chars(&typed, &seed, 3);
		make_chars(&text, &seed, CHARS_MAX);
		p = pattern_new(typed.text.str, NULL);
		if (p) {
			matches_add(&found, p, text.text.str);
			add_slow_matches(&slow, &typed, &text);
			if (strcmp(found.str, slow.str))
				fail_msg("'%s' in '%s': '%s', not '%s'",
				    typed.text.str, text.text.str, found.str,
				    slow.str);
			n_found += found.len > 0;
		}
		pattern_free(p);
		strbuf_release(&typed.text);
		strbuf_release(&text.text);
		strbuf_release(&slow);
		strbuf_release(&found);
	}
	assert_true(n_found > n / 6);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(found_is_what_a_slow_matcher_finds),
	};

	if (!unicode_is_there())
		return 0;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
