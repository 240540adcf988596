// SPDX-License-Identifier: GPL-3.0-or-later
/* The other keyboard layout: see layout-keys.h. Syllables are put together as
 * input methods do: letter by letter, a second vowel or consonant joining the
 * first where the two make one letter, and the last consonant going over to
 * the next syllable when a vowel follows. */
#include <config.h>

#include "model/layout-keys.h"

#include <unictype.h>

#include "base/utf8.h"
#include "model/hangul.h"

enum {
	LETTERS = 26,
	/* Conjoining jamo, in the order of hangul.h. */
	VOWEL_BASE = 0x1161,
	FINAL_BASE = 0x11A7, /* of none */
};

static const uint16_t plain_keys[LETTERS] = {u'ㅁ', u'ㅠ', u'ㅊ', u'ㅇ', u'ㄷ',
    u'ㄹ', u'ㅎ', u'ㅗ', u'ㅑ', u'ㅓ', u'ㅏ', u'ㅣ', u'ㅡ', u'ㅜ', u'ㅐ', u'ㅔ',
    u'ㅂ', u'ㄱ', u'ㄴ', u'ㅅ', u'ㅕ', u'ㅍ', u'ㅈ', u'ㅌ', u'ㅛ', u'ㅋ'};

/* Where Shift makes a difference. */
static const struct {
	char key;
	uint16_t letter;
} shifted_keys[] = {
    {'E', u'ㄸ'},
    {'O', u'ㅒ'},
    {'P', u'ㅖ'},
    {'Q', u'ㅃ'},
    {'R', u'ㄲ'},
    {'T', u'ㅆ'},
    {'W', u'ㅉ'},
};

enum { SHIFTED = sizeof(shifted_keys) / sizeof(shifted_keys[0]) };

static bool
is_latin(uint32_t c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* The letter on a key. */
static uint32_t
letter_of_key(uint32_t key)
{
	for (int i = 0; i < SHIFTED; i++)
		if ((unsigned char)shifted_keys[i].key == key)
			return shifted_keys[i].letter;
	return plain_keys[(key | 0x20) - 'a'];
}

/* The key of a letter, 0 where it takes two. */
static char
key_of_letter(uint32_t letter)
{
	for (int i = 0; i < LETTERS; i++)
		if (plain_keys[i] == letter)
			return (char)('a' + i);
	for (int i = 0; i < SHIFTED; i++)
		if (shifted_keys[i].letter == letter)
			return shifted_keys[i].key;
	return '\0';
}

static enum layout
layout_of_character(uint32_t c)
{
	struct hangul_syllable parts;

	if (is_latin(c))
		return LAYOUT_LATIN;
	if (hangul_letter(c) || hangul_split(&parts, c))
		return LAYOUT_KOREAN;
	return uc_is_property_alphabetic(c) ? LAYOUT_NEITHER : LAYOUT_ANY;
}

enum layout
layout_of(const char *s, size_t len)
{
	enum layout all = LAYOUT_ANY;

	for (size_t i = 0; i < len;) {
		enum layout layout;
		uint32_t c;

		i += utf8_decode(s + i, len - i, &c);
		layout = layout_of_character(c);
		if (all == LAYOUT_ANY)
			all = layout;
		else if (layout != LAYOUT_ANY && layout != all)
			return LAYOUT_NEITHER;
	}
	return all;
}

/* ---- Hangul to keys ----------------------------------------------------- */

/* Adds a letter, or the two that make it. */
static size_t
add_letter(uint32_t *letters, uint32_t letter)
{
	if (hangul_halves(letter, letters))
		return 2;
	letters[0] = letter;
	return 1;
}

static uint32_t
lone_letter(uint32_t c)
{
	if (c >= VOWEL_BASE && c < VOWEL_BASE + HANGUL_VOWELS)
		return hangul_vowel_letter((int)(c - VOWEL_BASE));
	if (c > FINAL_BASE && c < FINAL_BASE + HANGUL_FINALS)
		return hangul_final_letter((int)(c - FINAL_BASE));
	return hangul_letter(c);
}

size_t
layout_letters(uint32_t c, uint32_t letters[LAYOUT_LETTERS_MAX])
{
	struct hangul_syllable parts;
	uint32_t lone = lone_letter(c);
	size_t n;

	if (lone)
		return add_letter(letters, lone);
	if (!hangul_split(&parts, c))
		return 0;
	n = add_letter(letters, hangul_initial_letter(parts.initial));
	n += add_letter(letters + n, hangul_vowel_letter(parts.vowel));
	if (parts.final)
		n += add_letter(letters + n, hangul_final_letter(parts.final));
	return n;
}

uint32_t
layout_key(uint32_t letter)
{
	char key = key_of_letter(letter);

	return key ? (unsigned char)key : letter;
}

void
layout_to_latin(struct strbuf *out, const char *s, size_t len)
{
	for (size_t i = 0; i < len;) {
		uint32_t letters[LAYOUT_LETTERS_MAX], c;
		size_t bytes = utf8_decode(s + i, len - i, &c);
		size_t n = layout_letters(c, letters);

		for (size_t k = 0; k < n; k++)
			strbuf_addc(out, key_of_letter(letters[k]));
		if (!n)
			strbuf_add(out, s + i, bytes);
		i += bytes;
	}
}

/* ---- Keys to Hangul ----------------------------------------------------- */

/* The syllable that is being put together, as letters; 0: not there yet. There
 * is no vowel without an initial, and no final without a vowel. */
struct composer {
	struct strbuf *out;
	uint32_t initial, vowel, final;
	bool alone; /* some letter was left alone */
};

static void
add_character(struct composer *co, uint32_t c)
{
	char buf[4];

	strbuf_add(co->out, buf, utf8_encode(buf, c));
}

static void
add_alone(struct composer *co, uint32_t letter)
{
	add_character(co, letter);
	co->alone = true;
}

/* Writes what there is, and begins anew with `initial`. */
static void
begin_syllable(struct composer *co, uint32_t initial)
{
	if (co->vowel)
		add_character(co,
		    hangul_join(
			(struct hangul_syllable){hangul_initial_of(co->initial),
			    hangul_vowel_of(co->vowel),
			    co->final ? hangul_final_of(co->final) : 0}));
	else if (co->initial)
		add_alone(co, co->initial);
	co->initial = initial;
	co->vowel = 0;
	co->final = 0;
}

/* A vowel takes the consonant before it, or its second half. */
static void
take_final(struct composer *co)
{
	uint32_t halves[2] = {0, co->final};

	hangul_halves(co->final, halves);
	co->final = halves[0];
	begin_syllable(co, halves[1]);
}

static void
add_vowel(struct composer *co, uint32_t letter)
{
	uint32_t both = hangul_compound(co->vowel, letter);

	if (co->final)
		take_final(co);
	else if (co->vowel && both)
		letter = both;
	else if (co->vowel)
		begin_syllable(co, 0);
	if (co->initial)
		co->vowel = letter;
	else
		add_alone(co, letter);
}

static void
add_consonant(struct composer *co, uint32_t letter)
{
	uint32_t both = hangul_compound(co->final, letter);

	if (co->vowel && !co->final && hangul_final_of(letter) > 0)
		co->final = letter;
	else if (co->final && both)
		co->final = both;
	else
		begin_syllable(co, letter);
}

bool
layout_to_korean(struct strbuf *out, const char *s, size_t len)
{
	struct composer co = {.out = out};

	for (size_t i = 0; i < len;) {
		uint32_t letter, c;

		i += utf8_decode(s + i, len - i, &c);
		letter = is_latin(c) ? letter_of_key(c) : 0;
		if (!letter) {
			begin_syllable(&co, 0);
			add_character(&co, c);
		} else if (hangul_vowel_of(letter) >= 0) {
			add_vowel(&co, letter);
		} else {
			add_consonant(&co, letter);
		}
	}
	begin_syllable(&co, 0);
	return !co.alone;
}
