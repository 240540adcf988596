// SPDX-License-Identifier: GPL-3.0-or-later
/* Names: see export-name.h. */
#include <config.h>

#include "store/export-name.h"

#include <stdint.h>
#include <string.h>
#include <uninorm.h>
#include <unictype.h>

#include "base/utf8.h"

#define LENGTH(a) (sizeof(a) / sizeof((a)[0]))

static const char *const suffixes[] = {
    "Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV"};

/* Last words of names that are no person's. */
static const char *const teams[] = {"Team", "Collaboration", "Consortium",
    "Group", "Lab", "Labs", "Project", "Initiative"};

/* Letters that are not made of another one and an accent. */
static const struct {
	uint32_t c;
	const char *ascii;
} letters[] = {
    {0xC6, "ae"},
    {0xD0, "d"},
    {0xD8, "o"},
    {0xDE, "th"},
    {0xDF, "ss"},
    {0xE6, "ae"},
    {0xF0, "d"},
    {0xF8, "o"},
    {0xFE, "th"},
    {0x110, "d"},
    {0x111, "d"},
    {0x131, "i"},
    {0x141, "l"},
    {0x142, "l"},
    {0x152, "oe"},
    {0x153, "oe"},
};

static bool
is_one_of(const struct name_part *w, const char *const *list, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (strlen(list[i]) == w->len &&
		    memcmp(list[i], w->s, w->len) == 0)
			return true;
	return false;
}

static bool
is_east_asian(const char *s, size_t len)
{
	uint32_t c;

	for (size_t i = 0; i < len;) {
		i += utf8_decode(s + i, len - i, &c);
		if ((c >= 0x1100 && c < 0x1200) || (c >= 0x2E80 && c < 0xD7B0))
			return true;
	}
	return false;
}

/* The last word before `end`. */
static struct name_part
last_word(const char *s, size_t end)
{
	size_t begin;

	while (end && s[end - 1] == ' ')
		end--;
	for (begin = end; begin && s[begin - 1] != ' '; begin--)
		continue;
	return (struct name_part){s + begin, end - begin};
}

static bool
begins_small(const struct name_part *w)
{
	uint32_t c = 0;

	if (w->len)
		utf8_decode(w->s, w->len, &c);
	return uc_is_lower(c);
}

void
name_split(struct name *name, const char *s)
{
	size_t len = strlen(s);
	struct name_part last = last_word(s, len);
	struct name_part before = last_word(s, (size_t)(last.s - s));
	struct name_part w;

	memset(name, 0, sizeof(*name));
	name->family = (struct name_part){s, len};
	name->whole = !before.len || is_east_asian(s, len) ||
	    is_one_of(&last, teams, LENGTH(teams));
	if (name->whole)
		return;
	if (is_one_of(&last, suffixes, LENGTH(suffixes)) && before.s > s) {
		name->suffix = last;
		last = before;
	}
	for (w = last_word(s, (size_t)(last.s - s)); begins_small(&w);
	     w = last_word(s, (size_t)(w.s - s))) {
		last.len += (size_t)(last.s - w.s);
		last.s = w.s;
	}
	name->family = last;
	name->given.s = s;
	name->given.len = (size_t)(w.s - s) + w.len;
}

/* The letter or digit of ASCII that `c` is, with whatever accents; else 0. */
static char
base_letter(uint32_t c)
{
	ucs4_t parts[UC_DECOMPOSITION_MAX_LENGTH];

	while (c >= 0x80 && uc_canonical_decomposition(c, parts) > 0)
		c = parts[0];
	if (c >= 'A' && c <= 'Z')
		return (char)(c - 'A' + 'a');
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ? (char)c : 0;
}

void
name_add_ascii(struct strbuf *out, const char *s, size_t len, size_t max)
{
	size_t end = out->len + max;
	uint32_t c;

	for (size_t i = 0; i < len && out->len < end;) {
		i += utf8_decode(s + i, len - i, &c);
		if (base_letter(c))
			strbuf_addc(out, base_letter(c));
		for (size_t k = 0; k < LENGTH(letters); k++)
			if (letters[k].c == c)
				strbuf_adds(out, letters[k].ascii);
	}
	if (out->len > end)
		strbuf_truncate(out, end);
}
