// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Keys of bibliographies: see export_add_citekey in export.h. A key must stay
 * what it is for as long as documents cite it: nothing here may ever change.
 */
#include <config.h>

#include <string.h>

#include "store/export-facts.h"
#include "store/export-name.h"
#include "store/export.h"
#include "store/key.h"

enum { WORD_MAX = 24, HASH_DIGITS = 12, BITS_PER_DIGIT = 5 };

/* Words that begin many titles and tell them apart from none. */
static const char *const common[] = {"a", "an", "and", "are", "as", "at", "be",
    "by", "can", "do", "does", "for", "from", "how", "in", "into", "is", "it",
    "its", "not", "of", "on", "or", "the", "this", "to", "toward", "towards",
    "via", "we", "what", "when", "where", "which", "who", "why", "with", "you",
    "your"};

static bool
is_common(const char *word)
{
	for (size_t i = 0; i < sizeof(common) / sizeof(common[0]); i++)
		if (strcmp(common[i], word) == 0)
			return true;
	return false;
}

/* Appends the first word of the title that is not common, else the first one,
 * else nothing. */
static void
add_title_word(struct strbuf *out, const char *title)
{
	struct strbuf word = STRBUF_INIT;
	size_t start = out->len;

	while (*title) {
		size_t n = strcspn(title, " \n");

		strbuf_reset(&word);
		name_add_ascii(&word, title, n, WORD_MAX);
		if (word.len && (out->len == start || !is_common(word.str))) {
			strbuf_truncate(out, start);
			strbuf_add(out, word.str, word.len);
		}
		if (word.len && !is_common(word.str))
			break;
		title += n + (title[n] != '\0');
	}
	strbuf_release(&word);
}

void
export_add_who(const struct export_paper *p, struct strbuf *out)
{
	size_t start = out->len;
	struct name name;

	if (p->authors.n) {
		name_split(&name, p->authors.names[0]);
		name_add_ascii(out, name.family.s, name.family.len, WORD_MAX);
	}
	if (out->len == start)
		add_title_word(out, p->title);
	if (out->len == start)
		strbuf_adds(out, "paper");
}

static void
add_hash(struct strbuf *out, const char *key)
{
	static const char digits[] = "abcdefghijkmnpqrstuvwxyz23456789";
	uint64_t hash = key_hash(key);

	for (int i = 0; i < HASH_DIGITS; i++, hash >>= BITS_PER_DIGIT)
		strbuf_addc(out, digits[hash & 31]);
}

void
export_add_citekey(const struct export_paper *p, struct strbuf *out)
{
	int year, month;

	export_add_who(p, out);
	if (export_when(p, &year, &month))
		strbuf_printf(out, "%d", year);
	strbuf_addc(out, '-');
	for (const char *s = p->arxiv; s && *s; s++)
		strbuf_addc(out, *s == '/' ? '-' : *s);
	if (!p->arxiv)
		add_hash(out, p->key);
}
