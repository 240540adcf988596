// SPDX-License-Identifier: GPL-3.0-or-later
/* Signs of ambiguous width: see term-signs.h. The ranges are those of Unicode
 * 14, EastAsianWidth.txt; what stands for them is our choice. */
#include <config.h>

#include "term/term-signs.h"

#include <stddef.h>
#include <uninorm.h>

static const struct range {
	uint32_t from, to;
	const char *likes; /* one for each, "?" where there is none; NULL: no
			      one has any */
} ranges[] = {
    {0x00A1, 0x00A1, "!"},
    {0x00A4, 0x00A4, "o"},
    {0x00A7, 0x00A8, "S\""},
    {0x00AA, 0x00AA, "a"},
    {0x00AE, 0x00AE, "R"},
    {0x00B0, 0x00B4, "o+23'"},
    {0x00B6, 0x00BA, "P.,1o"},
    {0x00BC, 0x00BF, "///\?"},
    {0x00C6, 0x00C6, "A"},
    {0x00D0, 0x00D0, "D"},
    {0x00D7, 0x00D8, "xO"},
    {0x00DE, 0x00E1, "PB\?\?"},
    {0x00E6, 0x00E6, "a"},
    {0x00E8, 0x00EA, NULL},
    {0x00EC, 0x00ED, NULL},
    {0x00F0, 0x00F0, "d"},
    {0x00F2, 0x00F3, NULL},
    {0x00F7, 0x00FA, "/o\?\?"},
    {0x00FC, 0x00FC, NULL},
    {0x00FE, 0x00FE, "p"},
    {0x0101, 0x0101, NULL},
    {0x0111, 0x0111, "d"},
    {0x0113, 0x0113, NULL},
    {0x011B, 0x011B, NULL},
    {0x0126, 0x0127, "Hh"},
    {0x012B, 0x012B, NULL},
    {0x0131, 0x0133, "i\?\?"},
    {0x0138, 0x0138, "k"},
    {0x013F, 0x0142, "\?lLl"},
    {0x0144, 0x0144, NULL},
    {0x0148, 0x014B, "\?nNn"},
    {0x014D, 0x014D, NULL},
    {0x0152, 0x0153, "Oo"},
    {0x0166, 0x0167, "Tt"},
    {0x016B, 0x016B, NULL},
    {0x01CE, 0x01CE, NULL},
    {0x01D0, 0x01D0, NULL},
    {0x01D2, 0x01D2, NULL},
    {0x01D4, 0x01D4, NULL},
    {0x01D6, 0x01D6, NULL},
    {0x01D8, 0x01D8, NULL},
    {0x01DA, 0x01DA, NULL},
    {0x01DC, 0x01DC, NULL},
    {0x0251, 0x0251, "a"},
    {0x0261, 0x0261, "g"},
    {0x02C4, 0x02C4, "^"},
    {0x02C7, 0x02C7, "v"},
    {0x02C9, 0x02CB, "-'`"},
    {0x02CD, 0x02CD, "_"},
    {0x02D0, 0x02D0, NULL},
    {0x02D8, 0x02DB, "u.o,"},
    {0x02DD, 0x02DD, "\""},
    {0x02DF, 0x02DF, "x"},
    {0x0391, 0x03A1, "ABGDEZHOIKLMNXOPR"},
    {0x03A3, 0x03A9, "STYFXPO"},
    {0x03B1, 0x03C1, "aBydezn0ikluvEopp"},
    {0x03C3, 0x03C9, "otuoxww"},
    {0x0401, 0x0401, "E"},
    {0x0410, 0x044F,
	"ABBGDEZ3NNKLMHOnPCTYFXUCWWbbbEURabbgdez3nnklmhonpctyfxucwwbbbeur"},
    {0x0451, 0x0451, "e"},
    {0x2010, 0x2010, "-"},
    {0x2013, 0x2016, "---|"},
    {0x2018, 0x2019, "''"},
    {0x201C, 0x201D, "\"\""},
    {0x2020, 0x2022, "++*"},
    {0x2024, 0x2027, ".:.."},
    {0x2030, 0x2030, "%"},
    {0x2032, 0x2033, "'\""},
    {0x2035, 0x2035, "`"},
    {0x203B, 0x203B, "*"},
    {0x203E, 0x203E, "-"},
    {0x2074, 0x2074, "4"},
    {0x207F, 0x207F, "n"},
    {0x2081, 0x2084, "1234"},
    {0x20AC, 0x20AC, "E"},
    {0x2103, 0x2103, "C"},
    {0x2105, 0x2105, "%"},
    {0x2109, 0x2109, "F"},
    {0x2113, 0x2113, "l"},
    {0x2116, 0x2116, "N"},
    {0x2121, 0x2122, "TT"},
    {0x2126, 0x2126, NULL},
    {0x212B, 0x212B, NULL},
    {0x2153, 0x2154, "//"},
    {0x215B, 0x215E, "////"},
    {0x2160, 0x216B, "123456789XEL"},
    {0x2170, 0x2179, "123456789x"},
    {0x2189, 0x2189, "/"},
    {0x2190, 0x2199, "<^>v-|\\/\\/"},
    {0x21B8, 0x21B9, "<>"},
    {0x21D2, 0x21D2, ">"},
    {0x21D4, 0x21D4, "="},
    {0x21E7, 0x21E7, "^"},
    {0x2200, 0x2200, "A"},
    {0x2202, 0x2203, "dE"},
    {0x2207, 0x2208, "VE"},
    {0x220B, 0x220B, "3"},
    {0x220F, 0x220F, "P"},
    {0x2211, 0x2211, "S"},
    {0x2215, 0x2215, "/"},
    {0x221A, 0x221A, "v"},
    {0x221D, 0x2220, "a8L<"},
    {0x2223, 0x2223, "|"},
    {0x2225, 0x2225, "|"},
    {0x2227, 0x222C, "^vnuSS"},
    {0x222E, 0x222E, "S"},
    {0x2234, 0x2237, "::::"},
    {0x223C, 0x223D, "~~"},
    {0x2248, 0x2248, "~"},
    {0x224C, 0x224C, "="},
    {0x2252, 0x2252, "="},
    {0x2260, 0x2261, "#="},
    {0x2264, 0x2267, "<><>"},
    {0x226A, 0x226B, "<>"},
    {0x226E, 0x226F, "<>"},
    {0x2282, 0x2283, "()"},
    {0x2286, 0x2287, "()"},
    {0x2295, 0x2295, "+"},
    {0x2299, 0x2299, "o"},
    {0x22A5, 0x22A5, "T"},
    {0x22BF, 0x22BF, "^"},
    {0x2312, 0x2312, "^"},
    {0x2460, 0x24E9,
	"123456789\?\?\?\?\?\?\?\?\?\?\?123456789\?\?\?\?\?\?\?\?\?\?\?12345678"
	"9\?\?\?\?\?\?\?"
	"\?\?\?\?"
	"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqr"
	"stuvwxyz"},
    {0x24EB, 0x254B,
	"\?\?\?\?\?\?\?\?\?\?\?\?\?\?\?\?\?\?\?\?\?--||--||--||++++++++++++++++"
	"+++++++++++"
	"+++++-++++++--++++++-++++++++++++++++"},
    {0x2550, 0x2573, "=|++++++++++++++++++++-++-+++++++/\\X"},
    {0x2580, 0x258F, "################"},
    {0x2592, 0x2595, "####"},
    {0x25A0, 0x25A1, "#o"},
    {0x25A3, 0x25A9, "#######"},
    {0x25B2, 0x25B3, "^^"},
    {0x25B6, 0x25B7, ">>"},
    {0x25BC, 0x25BD, "vv"},
    {0x25C0, 0x25C1, "<<"},
    {0x25C6, 0x25C8, "*o*"},
    {0x25CB, 0x25CB, "o"},
    {0x25CE, 0x25D1, "o*oo"},
    {0x25E2, 0x25E5, NULL},
    {0x25EF, 0x25EF, NULL},
    {0x2605, 0x2606, "**"},
    {0x2609, 0x2609, "o"},
    {0x260E, 0x260F, "TT"},
    {0x261C, 0x261C, "<"},
    {0x261E, 0x261E, ">"},
    {0x2640, 0x2640, "f"},
    {0x2642, 0x2642, "m"},
    {0x2660, 0x2661, "**"},
    {0x2663, 0x2665, "*\?*"},
    {0x2667, 0x266A, "\?\?**"},
    {0x266C, 0x266D, "*b"},
    {0x266F, 0x266F, "#"},
    {0x269E, 0x269F, NULL},
    {0x26BF, 0x26BF, NULL},
    {0x26C6, 0x26CD, NULL},
    {0x26CF, 0x26D3, NULL},
    {0x26D5, 0x26E1, NULL},
    {0x26E3, 0x26E3, NULL},
    {0x26E8, 0x26E9, NULL},
    {0x26EB, 0x26F1, NULL},
    {0x26F4, 0x26F4, NULL},
    {0x26F6, 0x26F9, NULL},
    {0x26FB, 0x26FC, NULL},
    {0x26FE, 0x26FF, NULL},
    {0x273D, 0x273D, NULL},
    {0x2776, 0x277F, NULL},
    {0x2B56, 0x2B59, NULL},
    {0x3248, 0x324F, NULL},
    {0xFFFD, 0xFFFD, "\?"},
    {0x1F100, 0x1F10A, NULL},
    {0x1F110, 0x1F12D, NULL},
    {0x1F130, 0x1F169, NULL},
    {0x1F170, 0x1F18D, NULL},
    {0x1F18F, 0x1F190, NULL},
    {0x1F19B, 0x1F1AC, NULL},
};
enum { N_RANGES = sizeof(ranges) / sizeof(ranges[0]) };

static const struct range *
range_of(uint32_t c)
{
	size_t low = 0, high = N_RANGES;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (c > ranges[middle].to)
			low = middle + 1;
		else
			high = middle;
	}
	return low < N_RANGES && c >= ranges[low].from ? &ranges[low] : NULL;
}

bool
term_sign_is_ambiguous(uint32_t c)
{
	return c >= ranges[0].from && range_of(c);
}

/* An accented letter as the letter and its accents, as far as there is room. */
static void
take_apart(struct term_cell *cell)
{
	ucs4_t parts[UC_DECOMPOSITION_MAX_LENGTH];

	while (cell->n < TERM_CELL_CHARS &&
	    uc_canonical_decomposition(cell->chars[0], parts) == 2) {
		for (unsigned i = cell->n++; i > 1; i--)
			cell->chars[i] = cell->chars[i - 1];
		cell->chars[0] = parts[0];
		cell->chars[1] = parts[1];
	}
}

void
term_sign_replace(struct term_cell *cell)
{
	const struct range *range;
	uint32_t *c = cell->chars;

	if (!cell->n || !term_sign_is_ambiguous(*c))
		return;
	take_apart(cell);
	range = range_of(*c);
	if (range)
		*c = range->likes
		    ? (uint32_t)(unsigned char)range->likes[*c - range->from]
		    : '?';
}
