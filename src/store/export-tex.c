// SPDX-License-Identifier: GPL-3.0-or-later
/* Text for TeX: see export-tex.h. One character at a time, by three tables:
 * ASCII, accents, and other signs. */
#include <config.h>

#include "store/export-tex.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <uninorm.h>

#include "base/utf8.h"

/* ASCII that TeX acts upon. Braces are not \{ and \}: BibTeX counts those. */
static const struct {
	char c;
	const char *tex;
} specials[] = {
    {'&', "\\&"},
    {'%', "\\%"},
    {'$', "\\$"},
    {'#', "\\#"},
    {'_', "\\_"},
    {'{', "{\\textbraceleft}"},
    {'}', "{\\textbraceright}"},
    {'~', "{\\textasciitilde}"},
    {'^', "{\\textasciicircum}"},
    {'\\', "{\\textbackslash}"},
    {'<', "{\\textless}"},
    {'>', "{\\textgreater}"},
    {'|', "{\\textbar}"},
    {'\n', " "},
};

/* Combining marks (Unicode, table of combining diacritical marks) and the
 * commands that put them onto a letter. */
static const struct {
	uint32_t mark;
	const char *command;
} accents[] = {
    {0x300, "\\`"},
    {0x301, "\\'"},
    {0x302, "\\^"},
    {0x303, "\\~"},
    {0x304, "\\="},
    {0x306, "\\u "},
    {0x307, "\\."},
    {0x308, "\\\""},
    {0x30A, "\\r "},
    {0x30B, "\\H "},
    {0x30C, "\\v "},
    {0x323, "\\d "},
    {0x327, "\\c "},
    {0x328, "\\k "},
};

/* Other signs for which every LaTeX has a command. */
static const struct {
	uint32_t c;
	const char *tex;
} signs[] = {
    {0xA0, "~"},
    {0xA7, "{\\S}"},
    {0xAD, ""},
    {0xB0, "{$^\\circ$}"},
    {0xB1, "{$\\pm$}"},
    {0xB2, "{$^2$}"},
    {0xB3, "{$^3$}"},
    {0xB5, "{$\\mu$}"},
    {0xB7, "{$\\cdot$}"},
    {0xB9, "{$^1$}"},
    {0xC5, "{\\AA}"},
    {0xC6, "{\\AE}"},
    {0xD7, "{$\\times$}"},
    {0xD8, "{\\O}"},
    {0xDF, "{\\ss}"},
    {0xE5, "{\\aa}"},
    {0xE6, "{\\ae}"},
    {0xF8, "{\\o}"},
    {0x131, "{\\i}"},
    {0x141, "{\\L}"},
    {0x142, "{\\l}"},
    {0x152, "{\\OE}"},
    {0x153, "{\\oe}"},
    {0x200B, ""},
    {0x2010, "-"},
    {0x2011, "-"},
    {0x2013, "--"},
    {0x2014, "---"},
    {0x2018, "`"},
    {0x2019, "'"},
    {0x201C, "``"},
    {0x201D, "''"},
    {0x2022, "{\\textbullet}"},
    {0x2026, "{\\dots}"},
    {0x2070, "{$^0$}"},
    {0x2074, "{$^4$}"},
    {0x2075, "{$^5$}"},
    {0x2076, "{$^6$}"},
    {0x2077, "{$^7$}"},
    {0x2078, "{$^8$}"},
    {0x2079, "{$^9$}"},
    {0x207A, "{$^+$}"},
    {0x207B, "{$^-$}"},
    {0x207F, "{$^n$}"},
    {0x2080, "{$_0$}"},
    {0x2081, "{$_1$}"},
    {0x2082, "{$_2$}"},
    {0x2083, "{$_3$}"},
    {0x2084, "{$_4$}"},
    {0x2122, "{\\texttrademark}"},
    {0x2190, "{$\\leftarrow$}"},
    {0x2192, "{$\\rightarrow$}"},
    {0x2194, "{$\\leftrightarrow$}"},
    {0x21D2, "{$\\Rightarrow$}"},
    {0x2200, "{$\\forall$}"},
    {0x2203, "{$\\exists$}"},
    {0x2207, "{$\\nabla$}"},
    {0x2208, "{$\\in$}"},
    {0x2211, "{$\\sum$}"},
    {0x2212, "{$-$}"},
    {0x221E, "{$\\infty$}"},
    {0x223C, "{$\\sim$}"},
    {0x2248, "{$\\approx$}"},
    {0x2260, "{$\\neq$}"},
    {0x2261, "{$\\equiv$}"},
    {0x2264, "{$\\leq$}"},
    {0x2265, "{$\\geq$}"},
    {0x2295, "{$\\oplus$}"},
    {0x2297, "{$\\otimes$}"},
    {0xFEFF, ""},
};

/* Small Greek letters from U+03B1 on; capitals that Latin has not. */
static const char *const greek[] = {"alpha", "beta", "gamma", "delta",
    "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu", "nu",
    "xi", NULL, "pi", "rho", NULL, "sigma", "tau", "upsilon", "phi", "chi",
    "psi", "omega"};
static const struct {
	uint32_t c;
	const char *name;
} greek_capitals[] = {
    {0x393, "Gamma"},
    {0x394, "Delta"},
    {0x398, "Theta"},
    {0x39B, "Lambda"},
    {0x39E, "Xi"},
    {0x3A0, "Pi"},
    {0x3A3, "Sigma"},
    {0x3A6, "Phi"},
    {0x3A8, "Psi"},
    {0x3A9, "Omega"},
};

enum { GREEK_FIRST = 0x3B1 };

#define LENGTH(a) (sizeof(a) / sizeof((a)[0]))

static bool
is_greek(uint32_t c)
{
	return c >= 0x370 && c < 0x400;
}

static const char *
greek_name(uint32_t c)
{
	if (c >= GREEK_FIRST && c < GREEK_FIRST + LENGTH(greek))
		return greek[c - GREEK_FIRST];
	for (size_t i = 0; i < LENGTH(greek_capitals); i++)
		if (greek_capitals[i].c == c)
			return greek_capitals[i].name;
	return NULL;
}

static const char *
find_sign(uint32_t c)
{
	for (size_t i = 0; i < LENGTH(signs); i++)
		if (signs[i].c == c)
			return signs[i].tex;
	return NULL;
}

/* Adds an ASCII letter with one accent; false when `c` is none. */
static bool
add_accented(struct strbuf *out, uint32_t c)
{
	ucs4_t parts[UC_DECOMPOSITION_MAX_LENGTH];
	int tag;
	int n = uc_decomposition(c, &tag, parts);

	if (n != 2 || tag != UC_DECOMP_CANONICAL || parts[0] >= 0x80)
		return false;
	for (size_t i = 0; i < LENGTH(accents); i++)
		if (accents[i].mark == parts[1]) {
			strbuf_printf(
			    out, "{%s%c}", accents[i].command, (char)parts[0]);
			return true;
		}
	return false;
}

static bool
opens_quote(char before)
{
	return before == '\0' || strchr(" ([{-/\n'`", before);
}

/* Adds a byte of ASCII; quotes become those of TeX. */
static void
add_ascii(struct strbuf *out, char c, char before)
{
	if (c == '"') {
		strbuf_adds(out, opens_quote(before) ? "``" : "''");
		return;
	}
	for (size_t i = 0; i < LENGTH(specials); i++)
		if (specials[i].c == c) {
			strbuf_adds(out, specials[i].tex);
			return;
		}
	strbuf_addc(out, c);
}

void
tex_add_text(struct strbuf *out, const char *s, size_t len, char before)
{
	uint32_t last = 0;

	for (size_t i = 0; i < len;) {
		uint32_t c, next = 0;
		size_t n = utf8_decode(s + i, len - i, &c);
		const char *sign = c < 0x80 ? NULL : find_sign(c);

		if (i + n < len)
			utf8_decode(s + i + n, len - i - n, &next);
		if (c < 0x80)
			add_ascii(out, s[i], before);
		else if (sign)
			strbuf_adds(out, sign);
		else if (greek_name(c) && !is_greek(last) && !is_greek(next))
			strbuf_printf(out, "{$\\%s$}", greek_name(c));
		else if (!add_accented(out, c))
			strbuf_add(out, s + i, n);
		before = s[i];
		last = c;
		i += n;
	}
}

void
tex_add(struct strbuf *out, const char *s)
{
	tex_add_text(out, s, strlen(s), '\0');
}
