// SPDX-License-Identifier: GPL-3.0-or-later
/* Titles for TeX: see tex_add_title in export-tex.h. */
#include <config.h>

#include "store/export-tex.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <unictype.h>

#include "base/utf8.h"
#include "store/export-math.h"

/* Letters of words that tell how a title is written: "the" and "of" are in
 * lower case in every one. */
enum { TELLING_LETTERS = 4 };

/* What is in a word. */
struct word {
	size_t letters;   /* and digits */
	size_t core, end; /* from its first letter or digit to its last */
	bool capital;     /* its first letter is one */
	bool must_stay;   /* has a capital that is not first, or beside a digit
			   */
};

static void
word_look(struct word *w, const char *s, size_t len)
{
	bool inside = false, any_capital = false, digit = false;
	uint32_t c;
	size_t n;

	*w = (struct word){.core = len};
	for (size_t i = 0; i < len; i += n) {
		n = utf8_decode(s + i, len - i, &c);
		if (!uc_is_alnum(c)) {
			/* Capitals in "Vision-Language" are first ones. */
			inside = inside && c != '-' && c != '/' && c != '(';
			continue;
		}
		if (w->core == len) {
			w->core = i;
			w->capital = uc_is_upper(c);
		}
		w->end = i + n;
		w->letters++;
		w->must_stay = w->must_stay || (inside && uc_is_upper(c));
		any_capital = any_capital || uc_is_upper(c);
		digit = digit || uc_is_digit(c);
		inside = true;
	}
	w->must_stay = w->must_stay || (any_capital && digit) ||
	    (w->letters == 1 && w->capital && s[w->core] != 'A');
}

/* Bytes of the word at `s`: up to a blank, or a formula. */
static size_t
word_length(const char *s, size_t len)
{
	size_t n = 0;

	while (n < len && s[n] != ' ' && s[n] != '\n' &&
	    !tex_math_length(s + n, len - n))
		n++;
	return n;
}

/* Whether capitals mean something: most words of the title have none. */
static bool
is_sentence(const char *s, size_t len)
{
	size_t small = 0, large = 0;
	struct word w;

	for (size_t i = 0, n; i < len; i += n) {
		n = tex_math_length(s + i, len - i);
		if (n)
			continue;
		n = word_length(s + i, len - i);
		word_look(&w, s + i, n);
		if (i && w.letters >= TELLING_LETTERS && !w.must_stay) {
			small += !w.capital;
			large += w.capital;
		}
		n += n == 0;
	}
	return small > large;
}

static void
add_word(struct strbuf *out, const char *s, size_t len, char before,
    bool protect, const struct word *w)
{
	if (!protect) {
		tex_add_text(out, s, len, before);
		return;
	}
	tex_add_text(out, s, w->core, before);
	strbuf_addc(out, '{');
	tex_add_text(out, s + w->core, w->end - w->core,
	    w->core ? s[w->core - 1] : before);
	strbuf_addc(out, '}');
	tex_add_text(out, s + w->end, len - w->end, s[w->end - 1]);
}

/* Whether a capital behind this word means nothing: a colon, a dash or the end
 * of a sentence stands before it. Signs alone (an emoji) change nothing. */
static bool
begins_anew(const char *word, size_t len, bool first)
{
	static const char dash[] = "\xE2\x80\x94"; /* U+2014 */
	struct word w;

	word_look(&w, word, len);
	if (strchr(":-?!.", word[len - 1]) ||
	    (len >= 3 && memcmp(word + len - 3, dash, 3) == 0))
		return true;
	return first && !w.letters;
}

void
tex_add_title(struct strbuf *out, const char *title)
{
	size_t len = strlen(title);
	bool sentence = is_sentence(title, len);
	bool first = true; /* of the title, or behind a colon */
	struct word w;

	for (size_t i = 0, n; i < len; i += n) {
		char before = i ? title[i - 1] : '\0';

		n = tex_math_length(title + i, len - i);
		if (n) {
			strbuf_addc(out, '{');
			strbuf_add(out, title + i, n);
			strbuf_addc(out, '}');
			first = false;
			continue;
		}
		n = word_length(title + i, len - i);
		if (!n) {
			strbuf_addc(out, ' ');
			n = 1;
			continue;
		}
		word_look(&w, title + i, n);
		add_word(out, title + i, n, before,
		    w.must_stay || (sentence && w.capital && !first), &w);
		first = begins_anew(title + i, n, first);
	}
}
