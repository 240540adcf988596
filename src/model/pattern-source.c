// SPDX-License-Identifier: GPL-3.0-or-later
/* The expression that typed text means: see pattern-source.h. Literal text is
 * gone through once, a character at a time; what each of them matches is
 * decided by what it is (add_character). Ranges of syllables are simple,
 * since Unicode has them in the order of their letters. */
#include <config.h>

#include "model/pattern-source.h"

#include <stdint.h>
#include <string.h>
#include <unictype.h>

#include "base/utf8.h"
#include "model/hangul.h"
#include "model/regex-needs.h"

/* What is known while going through a literal. */
struct literal {
	struct pattern_source *source;
	unsigned how;       /* see struct pattern_text */
	struct strbuf word; /* the word so far */
	bool blank;         /* the character before was one */
};

static bool
is_capital(uint32_t c)
{
	return uc_is_general_category(c, UC_UPPERCASE_LETTER) ||
	    uc_is_general_category(c, UC_TITLECASE_LETTER);
}

/* Bytes of the escape at `s`, of which no capital is meant: \W, \pL, \P{Lu}. */
static size_t
escape_length(const char *s, size_t len)
{
	const char *end;

	if (len < 3)
		return len;
	if (s[2] != '{')
		return s[1] == 'p' || s[1] == 'P' ? 3 : 2;
	end = memchr(s, '}', len);
	return end ? (size_t)(end - s) + 1 : len;
}

static bool
has_capital(const char *s, size_t len, bool regex)
{
	for (size_t i = 0; i < len;) {
		uint32_t c;
		size_t n = utf8_decode(s + i, len - i, &c);

		if (regex && c == '\\')
			n = escape_length(s + i, len - i);
		else if (is_capital(c))
			return true;
		i += n;
	}
	return false;
}

static bool
has_cased(const char *s, size_t len)
{
	for (size_t i = 0; i < len;) {
		uint32_t c;

		i += utf8_decode(s + i, len - i, &c);
		if (uc_is_property_cased(c))
			return true;
	}
	return false;
}

static bool
is_ascii_sign(uint32_t c)
{
	return c > ' ' && c < 0x7F && !(c >= '0' && c <= '9') &&
	    !(c >= 'A' && c <= 'Z') && !(c >= 'a' && c <= 'z');
}

static void
add_code_point(struct strbuf *out, uint32_t c)
{
	char buf[4];

	strbuf_add(out, buf, utf8_encode(buf, c));
}

static void
end_word(struct literal *literal)
{
	needs_add_text(
	    &literal->source->needs, literal->word.str, literal->word.len);
	strbuf_reset(&literal->word);
}

/* A lone consonant: the syllables that begin with it, or itself as either of
 * Unicode's blocks has it. */
static void
add_initial(struct strbuf *out, int initial)
{
	uint32_t first = hangul_join((struct hangul_syllable){initial, 0, 0});

	strbuf_addc(out, '[');
	add_code_point(out, hangul_initial_letter(initial));
	add_code_point(out, HANGUL_INITIAL_BASE + (uint32_t)initial);
	add_code_point(out, first);
	strbuf_addc(out, '-');
	add_code_point(out, first + HANGUL_VOWELS * HANGUL_FINALS - 1);
	strbuf_addc(out, ']');
}

/* Two consonants that no syllable begins with together, and an input method
 * puts into one letter when they are typed as initials. */
static void
add_cluster(struct strbuf *out, uint32_t letter, const uint32_t halves[2])
{
	strbuf_adds(out, "(?:");
	add_code_point(out, letter);
	strbuf_addc(out, '|');
	add_initial(out, hangul_initial_of(halves[0]));
	add_initial(out, hangul_initial_of(halves[1]));
	strbuf_addc(out, ')');
}

/* A lone consonant or a cluster; false for anything else. */
static bool
add_consonants(struct strbuf *out, uint32_t c)
{
	uint32_t letter = hangul_letter(c);
	int initial = hangul_initial_of(letter);
	uint32_t halves[2];

	if (!letter || hangul_vowel_of(letter) >= 0)
		return false;
	if (initial >= 0)
		add_initial(out, initial);
	else if (hangul_halves(letter, halves))
		add_cluster(out, letter, halves);
	return true;
}

/* Whether a syllable with the final `from` becomes one with `to` when another
 * letter is typed: it has none yet, or gets a second half. */
static bool
may_become(int from, int to)
{
	uint32_t halves[2];

	return !from ||
	    (hangul_halves(hangul_final_letter(to), halves) &&
		halves[0] == hangul_final_letter(from));
}

/* The syllables that `c` may become, itself the first of them: their number;
 * 0 when it is no syllable. */
static size_t
list_completions(uint32_t out[HANGUL_FINALS], uint32_t c)
{
	struct hangul_syllable parts;
	size_t n = 0;

	if (!hangul_split(&parts, c))
		return 0;
	out[n++] = c;
	for (int f = parts.final + 1; f < HANGUL_FINALS; f++)
		if (may_become(parts.final, f))
			out[n++] = c + (uint32_t)(f - parts.final);
	return n;
}

/* Ends the word, with any of `n` characters behind it. */
static void
end_word_with(struct literal *literal, const uint32_t *chars, size_t n)
{
	struct needs *needs = &literal->source->needs;
	struct strbuf *word = &literal->word;
	size_t len = word->len;
	struct need need = {.n = 0};
	bool all = true;

	for (size_t i = 0; i < n && all; i++) {
		add_code_point(word, chars[i]);
		all = need_add(&need, word->str, word->len);
		strbuf_truncate(word, len);
	}
	if (all && len)
		needs_add(needs, &need);
	else
		needs_add_text(needs, word->str, word->len);
	strbuf_reset(word);
}

/* A syllable that may become others when more letters are typed; false when it
 * cannot. Without a final it may become all up to the next vowel. */
static bool
add_unfinished(struct literal *literal, uint32_t c)
{
	struct strbuf *out = &literal->source->expr;
	uint32_t all[HANGUL_FINALS];
	size_t n = list_completions(all, c);

	if (n < 2)
		return false;
	strbuf_addc(out, '[');
	for (size_t i = 0; i < n && n < HANGUL_FINALS; i++)
		add_code_point(out, all[i]);
	if (n == HANGUL_FINALS) {
		add_code_point(out, all[0]);
		strbuf_addc(out, '-');
		add_code_point(out, all[n - 1]);
	}
	strbuf_addc(out, ']');
	end_word_with(literal, all, n);
	return true;
}

/* Whether `c`, the last character or not, stood for more than itself and was
 * added so. */
static bool
add_hangul(struct literal *literal, uint32_t c, bool last)
{
	struct strbuf *out = &literal->source->expr;

	if (!(literal->how & PATTERN_VERBATIM) && add_consonants(out, c))
		return true;
	return last && !(literal->how & PATTERN_FINISHED) &&
	    add_unfinished(literal, c);
}

static void
add_character(struct literal *literal, uint32_t c, bool last)
{
	struct strbuf *out = &literal->source->expr;
	bool was_blank = literal->blank;

	literal->blank = uc_is_property_white_space(c);
	if (literal->blank) {
		end_word(literal);
		if (!was_blank)
			strbuf_adds(out, "\\s+");
	} else if (add_hangul(literal, c, last)) {
		end_word(literal);
	} else {
		if (is_ascii_sign(c))
			strbuf_addc(out, '\\');
		add_code_point(out, c);
		add_code_point(&literal->word, c);
	}
}

static bool
is_blank(const char *s, size_t len)
{
	for (size_t i = 0; i < len;) {
		uint32_t c;

		i += utf8_decode(s + i, len - i, &c);
		if (!uc_is_property_white_space(c))
			return false;
	}
	return true;
}

static void
add_literal(
    struct pattern_source *source, const struct strbuf *typed, unsigned how)
{
	bool any_case = has_cased(typed->str, typed->len) &&
	    !has_capital(typed->str, typed->len, false);
	struct literal literal = {source, how, STRBUF_INIT, false};

	if (any_case)
		strbuf_adds(&source->expr, "(?i:");
	for (size_t i = 0; i < typed->len;) {
		uint32_t c;

		i += utf8_decode(typed->str + i, typed->len - i, &c);
		add_character(&literal, c, i == typed->len);
	}
	if (any_case)
		strbuf_addc(&source->expr, ')');
	end_word(&literal);
	strbuf_release(&literal.word);
}

bool
pattern_source_init(
    struct pattern_source *source, const struct pattern_text *text)
{
	struct strbuf typed = STRBUF_INIT;
	bool any;

	*source = (struct pattern_source){.expr = STRBUF_INIT};
	utf8_clean(&typed, text->typed, strlen(text->typed), UTF8_CLEAN_LINE);
	source->regex = typed.str[0] == '~' && !(text->how & PATTERN_VERBATIM);
	if (source->regex) {
		strbuf_add(&source->expr, typed.str + 1, typed.len - 1);
		any = source->expr.len > 0;
		source->any_case =
		    !has_capital(source->expr.str, source->expr.len, true);
		regex_needs(&source->needs, source->expr.str, source->expr.len);
	} else {
		any = !is_blank(typed.str, typed.len);
		add_literal(source, &typed, text->how);
	}
	strbuf_release(&typed);
	return any;
}

void
pattern_source_release(struct pattern_source *source)
{
	needs_release(&source->needs);
	strbuf_release(&source->expr);
}
