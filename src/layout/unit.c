// SPDX-License-Identifier: GPL-3.0-or-later
/* Graphemes, or parts of the monstrous ones: see unit.h. */
#include <config.h>

#include "layout/unit.h"

#include <string.h>

#include "base/utf8.h"
#include "base/width.h"

bool
unit_is_blank(const char *text, size_t pos, size_t end)
{
	/* The ideographic space is the only other one that digests hold. */
	return (end - pos == 1 && text[pos] == ' ') ||
	    (end - pos == 3 && memcmp(text + pos, "\xE3\x80\x80", 3) == 0);
}

static size_t
grapheme_end(const struct units *units, size_t pos)
{
	do
		pos++;
	while (pos < units->len && !units->starts[pos]);
	return pos;
}

/* Whether each character in [pos, end) has room on a line. */
static bool
characters_fit(const struct units *units, size_t pos, size_t end)
{
	uint32_t c;

	while (pos < end) {
		pos += utf8_decode(units->text + pos, end - pos, &c);
		if (width_char(c) > units->room)
			return false;
	}
	return true;
}

static struct unit
character_at(const struct units *units, size_t pos)
{
	struct unit unit = {0};
	uint32_t c;

	unit.end = pos + utf8_decode(units->text + pos, units->len - pos, &c);
	unit.cells = width_char(c);
	return unit;
}

struct unit
unit_at(struct units *units, size_t pos)
{
	struct unit unit = {0};

	if (pos >= units->split_begin && pos < units->split_end)
		return character_at(units, pos);
	unit.end = grapheme_end(units, pos);
	unit.cells = (unsigned)width_text(units->text + pos, unit.end - pos);
	unit.blank = unit_is_blank(units->text, pos, unit.end);
	if (unit.cells <= units->room)
		return unit;
	if (characters_fit(units, pos, unit.end)) {
		units->split_begin = pos;
		units->split_end = unit.end;
		return character_at(units, pos);
	}
	unit.hole = true;
	unit.cells = 1;
	return unit;
}
