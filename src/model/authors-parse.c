// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Lists of names: see authors_parse in authors.h. The list is cut at commas
 * and at "and"; each piece must be a name, or say that there are others.
 */
#include <config.h>

#include "model/authors.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/strbuf.h"
#include "model/person.h"

#define LENGTH(a) (sizeof(a) / sizeof((a)[0]))

/* What stands between names. */
static const char *const separators[] = {
    ",", ";", "，", "、", "；", " & ", " and ", " 和 ", " 与 ", " 및 "};

/* What stands behind the last name when there are more. */
static const char *const others[] = {"et al.", "et al", "and others",
    "and more", "others", "more authors", "more", "...", "…", "等人", "等",
    "외 다수", "외", "ほか", "他"};

static const char *const suffixes[] = {"Jr", "Jr.", "Sr", "Sr.", "II", "III"};

void
authors_init(struct authors *a)
{
	*a = (struct authors){NULL, 0, 0, false};
}

void
authors_release(struct authors *a)
{
	for (size_t i = 0; i < a->n; i++)
		free(a->names[i]);
	free(a->names);
	authors_init(a);
}

/* Appends the text without what stands in parentheses, such as affiliations;
 * false when they do not match. */
static bool
add_without_parentheses(struct strbuf *out, const char *s, size_t len)
{
	static const char wide_open[] = "（", wide_close[] = "）";
	unsigned depth = 0;
	size_t n;

	for (size_t i = 0; i < len; i += n) {
		bool wide = len - i >= 3;
		bool open =
		    s[i] == '(' || (wide && memcmp(s + i, wide_open, 3) == 0);
		bool close =
		    s[i] == ')' || (wide && memcmp(s + i, wide_close, 3) == 0);

		n = (open || close) && s[i] != '(' && s[i] != ')' ? 3 : 1;
		if (close && !depth--)
			return false;
		if (!depth && !close && !open)
			strbuf_addc(out, s[i] == '\n' ? ' ' : s[i]);
		else if (open && !depth++)
			strbuf_addc(out, ' ');
		else if (open)
			return false;
	}
	return depth == 0;
}

static void
trim(const char **s, size_t *len)
{
	while (*len && **s == ' ')
		++*s, --*len;
	while (*len && (*s)[*len - 1] == ' ')
		--*len;
}

/* Cuts `end` off the text; false when that is not how it ends, as a word where
 * the words have blanks between them. */
static bool
cut_end(const char *s, size_t *len, const char *end)
{
	size_t n = strlen(end);

	if (*len < n || memcmp(s + *len - n, end, n) != 0)
		return false;
	if (*len > n && (unsigned char)*end < 0x80 && *end != '.' &&
	    s[*len - n - 1] != ' ')
		return false;
	*len -= n;
	return true;
}

/* Cuts "et al.", "외 3명", "+ 12 more" off; whether there was any. */
static bool
cut_others(const char **s, size_t *len)
{
	size_t all = *len;
	bool counted = cut_end(*s, len, "명") || cut_end(*s, len, "인");
	bool found = false;

	while (
	    counted && *len && (*s)[*len - 1] >= '0' && (*s)[*len - 1] <= '9')
		--*len;
	trim(s, len);
	for (size_t i = 0; i < LENGTH(others) && !found; i++)
		found = cut_end(*s, len, others[i]);
	if (!found) {
		*len = all;
		return false;
	}
	trim(s, len);
	while (*len && strchr("0123456789+ ", (*s)[*len - 1]))
		--*len;
	if (cut_end(*s, len, "and"))
		trim(s, len);
	return true;
}

/* Bytes of the separator at `s`; 0 if there is none. */
static size_t
separator_length(const char *s)
{
	for (size_t i = 0; i < LENGTH(separators); i++)
		if (strncmp(s, separators[i], strlen(separators[i])) == 0)
			return strlen(separators[i]);
	return 0;
}

static bool
is_suffix(const char *s, size_t len)
{
	for (size_t i = 0; i < LENGTH(suffixes); i++)
		if (strlen(suffixes[i]) == len &&
		    memcmp(suffixes[i], s, len) == 0)
			return true;
	return false;
}

/* Adds it to the last name; false when that has one: "Jr., Jr., Jr." is none,
 * and would be copied again for each. */
static bool
add_suffix(struct authors *a, const char *s, size_t len)
{
	char **last = &a->names[a->n - 1];
	const char *word = strrchr(*last, ' ');
	struct strbuf name = STRBUF_INIT;

	if (word && is_suffix(word + 1, strlen(word + 1)))
		return false;
	strbuf_printf(&name, "%s ", *last);
	strbuf_add(&name, s, len);
	free(*last);
	*last = strbuf_detach(&name);
	return true;
}

/* Adds a name with its blanks folded. */
static void
add_name(struct authors *a, const char *s, size_t len)
{
	struct strbuf name = STRBUF_INIT;

	for (size_t i = 0; i < len; i++)
		if (s[i] != ' ' || s[i - 1] != ' ')
			strbuf_addc(&name, s[i]);
	a->names = mem_grow(a->names, a->n, &a->cap, sizeof(*a->names));
	a->names[a->n++] = strbuf_detach(&name);
}

/* Takes what stands between two separators; counts names of one word. False
 * when it is no name. */
static bool
take_piece(struct authors *a, const char *s, size_t len, size_t *single)
{
	enum person person;

	trim(&s, &len);
	if (len > 4 && memcmp(s, "and ", 4) == 0) {
		s += 4, len -= 4;
		trim(&s, &len);
	}
	if (a->others || !len)
		return !len; /* nobody comes behind the others */
	a->others = cut_others(&s, &len);
	if (!len)
		return a->n > 0;
	if (a->n && is_suffix(s, len))
		return add_suffix(a, s, len);
	person = person_look(s, len);
	*single += person == PERSON_WORD;
	if (person != PERSON_NO)
		add_name(a, s, len);
	return person != PERSON_NO;
}

static bool
take_list(struct authors *a, const char *s)
{
	size_t single = 0;
	size_t begin = 0;
	size_t i = 0;
	size_t n = 0;

	for (; s[i]; i += n ? n : 1) {
		n = separator_length(s + i);
		if (!n)
			continue;
		if (!take_piece(a, s + begin, i - begin, &single))
			return false;
		begin = i + n;
	}
	/* Where most names have one word, they are nicknames or turned round:
	 * "Li, Rui, Wang, Bo". */
	return take_piece(a, s + begin, i - begin, &single) && a->n &&
	    single * 2 < a->n;
}

bool
authors_parse(struct authors *out, const char *s, size_t len)
{
	struct strbuf list = STRBUF_INIT;
	bool good = add_without_parentheses(&list, s, len);

	authors_release(out);
	if (good)
		good = take_list(out, list.str);
	if (!good)
		authors_release(out);
	strbuf_release(&list);
	return good;
}
