// SPDX-License-Identifier: GPL-3.0-or-later
/* From text to cells: see term-cells.h. Sources: Unicode 15,
 * DerivedCoreProperties (Default_Ignorable_Code_Point), UTS #51 (emoji). */
#include <config.h>

#include "term/term-cells.h"

#include <limits.h>
#include <stdbool.h>
#include <wchar.h>

#include "base/utf8.h"
#include "base/width.h"

/* Characters drawn as others: `from` as `glyph`, the next as the next where
 * `run` says so. What is wider than its glyph is made up with blanks. */
static const struct disguise {
	uint32_t from, to;
	uint32_t glyph;
	bool run;
} disguises[] = {
    {0x00AD, 0x00AD, '-', false}, /* soft hyphen */
    {0x034F, 0x034F, ' ', false}, /* grapheme joiner */
    {0x115F, 0x115F, ' ', false}, /* Hangul fillers */
    {0x180B, 0x180F, ' ', false}, /* Mongolian selectors */
    {0x200B, 0x200F, ' ', false}, /* zero-width space, joiners */
    {0x2028, 0x202E, ' ', false}, /* separators, embeddings */
    {0x2060, 0x206F, ' ', false}, /* word joiner, invisible operators */
    {0x3164, 0x3164, ' ', false},
    {0xFE00, 0xFE0F, ' ', false}, /* variation selectors */
    {0xFEFF, 0xFEFF, ' ', false}, {0xFFA0, 0xFFA0, ' ', false},
    {0x1F1E6, 0x1F1FF, 'A', true},  /* flags are two of these */
    {0x1F3FB, 0x1F3FF, ' ', false}, /* skin tones */
    {0xE0000, 0xE0FFF, ' ', false}, /* tags, more selectors */
};

static const struct disguise *
disguise_of(uint32_t c)
{
	if (c < disguises[0].from)
		return NULL;
	for (size_t i = 0; i < sizeof(disguises) / sizeof(disguises[0]); i++)
		if (c >= disguises[i].from && c <= disguises[i].to)
			return &disguises[i];
	return NULL;
}

/* Whether the locale's character type has the character and a width for it. */
static bool
is_known(uint32_t c)
{
	char bytes[MB_LEN_MAX];
	mbstate_t state = {0};

	if (c >= 0x20 && c < 0x7F)
		return true;
	return utf8_is_clean(c) && wcwidth((wchar_t)c) >= 0 &&
	    wcrtomb(bytes, (wchar_t)c, &state) != (size_t)-1;
}

static uint32_t
stand_in(uint32_t c)
{
	uint32_t sign = c < 0x20 ? 0x2400 + c : c == 0x7F ? 0x2421 : c;

	if (sign != c && is_known(sign))
		return sign;
	return is_known(UTF8_REPLACEMENT) ? UTF8_REPLACEMENT : '?';
}

static uint32_t
base_glyph(uint32_t c)
{
	const struct disguise *d = disguise_of(c);

	if (d)
		return d->run ? d->glyph + (c - d->from) : d->glyph;
	return is_known(c) ? c : stand_in(c);
}

static bool
is_combining(uint32_t c)
{
	return !disguise_of(c) && is_known(c);
}

size_t
term_cell_next(const char *text, size_t len, struct term_cell *cell)
{
	uint32_t c;
	size_t i = utf8_decode(text, len, &c);

	cell->n = 0;
	cell->drawn = 0;
	cell->width = width_char(c);
	if (cell->width) {
		cell->chars[cell->n++] = base_glyph(c);
		cell->drawn = width_char(cell->chars[0]);
	}
	while (i < len) {
		size_t size = utf8_decode(text + i, len - i, &c);
		if (width_char(c) > 0)
			break;
		if (cell->n && cell->n < TERM_CELL_CHARS && is_combining(c))
			cell->chars[cell->n++] = c;
		i += size;
	}
	return i;
}

struct term_cell
term_cell_blank(void)
{
	return (struct term_cell){
	    .chars = {' '}, .n = 1, .width = 1, .drawn = 1};
}
