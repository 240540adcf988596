// SPDX-License-Identifier: GPL-3.0-or-later
/* REFs: see ref.h. */
#include <config.h>

#include "cmd/ref.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "cmd/keys.h"
#include "cmd/out.h"

enum { DAY_LENGTH = 10, NUMBER_DIGITS_MAX = 6 };

/* Whether `s` begins like YYYY-MM-DD. */
static bool
match_day(const char *s)
{
	static const char form[] = "0000-00-00";

	for (size_t i = 0; i < DAY_LENGTH; i++) {
		bool digit = s[i] >= '0' && s[i] <= '9';
		if (form[i] == '0' ? !digit : s[i] != form[i])
			return false;
	}
	return true;
}

/* Reads "2025-09-12" or "2025-09-12/3". */
static bool
parse_day(struct ref *ref, const char *s)
{
	size_t len = DAY_LENGTH;
	size_t digits;

	if (!date_parse(&ref->day, s))
		return false;
	ref->kind = s[len] ? REF_NUMBER : REF_DAY;
	if (!s[len])
		return true;
	digits = strspn(s + len + 1, "0123456789");
	if (s[len] != '/' || !digits || digits > NUMBER_DIGITS_MAX ||
	    s[len + 1 + digits])
		return false;
	ref->number = atoi(s + len + 1);
	return true;
}

static bool
is_url(const char *s)
{
	return strncasecmp(s, "http://", 7) == 0 ||
	    strncasecmp(s, "https://", 8) == 0;
}

bool
ref_parse(struct ref *ref, const char *word)
{
	const char *s;

	memset(ref, 0, sizeof(*ref));
	strbuf_init(&ref->text);
	utf8_clean(&ref->text, word, strlen(word), UTF8_CLEAN_LINE);
	s = ref->text.str;
	/* Names of files begin with a day, too. */
	if (match_day(s) && (!s[DAY_LENGTH] || s[DAY_LENGTH] == '/'))
		return parse_day(ref, s);
	ref->kind = REF_ARXIV;
	if (arxiv_parse_id(&ref->arxiv, s) || arxiv_parse_url(&ref->arxiv, s))
		return true;
	/* Keys of papers without a URL are "file#2". */
	ref->kind = REF_KEY;
	return is_url(s) || strchr(s, '#');
}

void
ref_release(struct ref *ref)
{
	strbuf_release(&ref->text);
}

void
ref_complain(const struct ref *ref)
{
	out_complain("%s: a paper is named by its day (2025-09-12), day and "
		     "number (2025-09-12/3), identifier or URL",
	    ref->text.str);
}

void
ref_complain_many(const struct ref *ref, const struct keys *found)
{
	struct strbuf names = STRBUF_INIT;
	const char *key;

	for (size_t at = 0; at < found->text.len; at += strlen(key) + 1) {
		key = found->text.str + at;
		strbuf_printf(&names, " %s", key);
	}
	out_complain("%s is %zu papers; which one?%s", ref->text.str, found->n,
	    names.str);
	strbuf_release(&names);
}

struct ref *
ref_parse_all(char *const *words, size_t n)
{
	struct ref *refs = mem_alloc(mem_product(n, sizeof(*refs)));
	bool fine = true;

	for (size_t i = 0; i < n; i++) {
		if (ref_parse(&refs[i], words[i]))
			continue;
		ref_complain(&refs[i]);
		fine = false;
	}
	if (fine)
		return refs;
	ref_free_all(refs, n);
	return NULL;
}

void
ref_free_all(struct ref *refs, size_t n)
{
	for (size_t i = 0; refs && i < n; i++)
		ref_release(&refs[i]);
	free(refs);
}

static size_t
find_number(const struct post *post, int number, size_t from)
{
	for (size_t i = from; i < post->n_papers; i++)
		if (post->papers[i].number == number)
			return i;
	return post->n_papers;
}

static size_t
find_place(const struct post *post, int number, size_t from)
{
	size_t i = (size_t)number - 1;

	return number > 0 && i >= from && i < post->n_papers &&
		post->papers[i].number < 0 &&
		find_number(post, number, 0) == post->n_papers
	    ? i
	    : post->n_papers;
}

static bool
is_meant(const struct ref *ref, const struct paper *paper)
{
	if (ref->kind == REF_ARXIV)
		return paper->arxiv && strcmp(paper->arxiv, ref->arxiv.id) == 0;
	return strcmp(paper->key, ref->text.str) == 0 ||
	    (paper->url && strcmp(paper->url, ref->text.str) == 0);
}

size_t
ref_find(const struct ref *ref, const struct post *post, size_t from)
{
	size_t i;

	if (ref->kind == REF_DAY)
		return post->n_papers;
	if (ref->kind == REF_NUMBER) {
		i = find_number(post, ref->number, from);
		return i < post->n_papers ? i
					  : find_place(post, ref->number, from);
	}
	for (i = from; i < post->n_papers; i++)
		if (is_meant(ref, &post->papers[i]))
			break;
	return i;
}

int
ref_number(const struct post *post, const struct paper *paper)
{
	return paper->number >= 0 ? paper->number
				  : (int)(paper - post->papers) + 1;
}

bool
ref_own_text(const struct paper *paper, struct strbuf *out)
{
	const char *text = paper->arxiv ? paper->arxiv : paper->key;
	struct ref ref;
	bool is_ref = ref_parse(&ref, text);

	ref_release(&ref);
	if (is_ref)
		strbuf_adds(out, text);
	return is_ref;
}

bool
ref_finds_by_day(const struct entry *entry)
{
	struct date named = entry_date_named(entry);

	return entry->date.year &&
	    (!named.year ||
		labs(date_day_number(&named) - date_day_number(&entry->date)) <=
		    REF_NEAR_DAYS);
}

void
ref_text(const struct entry *entry, const struct post *post,
    const struct paper *paper, struct strbuf *out)
{
	if (ref_finds_by_day(entry))
		ref_day_text(&entry->date, paper->number,
		    (size_t)(paper - post->papers), out);
	else
		strbuf_adds(out, paper->arxiv ? paper->arxiv : paper->key);
}

void
ref_day_text(
    const struct date *day, int number, size_t place, struct strbuf *out)
{
	char buf[DATE_BUF_SIZE];

	strbuf_adds(out, date_text(day, buf));
	strbuf_addc(out, '/');
	strbuf_add_number(out, number >= 0 ? number : (long long)place + 1);
}
