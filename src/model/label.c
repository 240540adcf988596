// SPDX-License-Identifier: GPL-3.0-or-later
/* Recognising labels: see label.h. */
#include <config.h>

#include "model/label.h"

#include <stdbool.h>
#include <stdint.h>
#include <unictype.h>

#include "base/utf8.h"
#include "base/width.h"

enum { WORDS_MAX = 3, CELLS_MAX = 24, FULLWIDTH_COLON = 0xFF1A };

static bool
is_word_character(uint32_t c)
{
	return uc_is_alnum(c) || c == '-' || c == '/' ||
	    uc_is_general_category_withtable(c, UC_CATEGORY_MASK_M);
}

size_t
label_length(const char *s, size_t len)
{
	unsigned words = 0;
	unsigned cells = 0;
	bool letter = false;
	uint32_t c = ' ';
	uint32_t before;

	for (size_t i = 0; i < len && cells <= CELLS_MAX;) {
		before = c;
		i += utf8_decode(s + i, len - i, &c);
		if (c == ':' || c == FULLWIDTH_COLON)
			return letter && words <= WORDS_MAX ? i : 0;
		if (c == ' ' ? before == ' ' : !is_word_character(c))
			return 0;
		letter = letter || uc_is_alpha(c);
		words += before == ' ' && c != ' ';
		cells += width_char(c);
	}
	return 0;
}
