// SPDX-License-Identifier: GPL-3.0-or-later
/* Hangul syllables and letters: see hangul.h. The arithmetic is that of The
 * Unicode Standard, 3.12, "Conjoining Jamo Behavior". */
#include <config.h>

#include "model/hangul.h"

#include <stddef.h>

enum {
	SYLLABLE_FIRST = 0xAC00,
	SYLLABLE_LAST = 0xD7A3,
	VOWEL_LETTER_BASE = 0x314F, /* the vowels stand in order */
};

#define LENGTH(a) (sizeof(a) / sizeof((a)[0]))

static const uint16_t initials[HANGUL_INITIALS] = {u'ㄱ', u'ㄲ', u'ㄴ', u'ㄷ',
    u'ㄸ', u'ㄹ', u'ㅁ', u'ㅂ', u'ㅃ', u'ㅅ', u'ㅆ', u'ㅇ', u'ㅈ', u'ㅉ', u'ㅊ',
    u'ㅋ', u'ㅌ', u'ㅍ', u'ㅎ'};

static const uint16_t finals[HANGUL_FINALS] = {0, u'ㄱ', u'ㄲ', u'ㄳ', u'ㄴ',
    u'ㄵ', u'ㄶ', u'ㄷ', u'ㄹ', u'ㄺ', u'ㄻ', u'ㄼ', u'ㄽ', u'ㄾ', u'ㄿ', u'ㅀ',
    u'ㅁ', u'ㅂ', u'ㅄ', u'ㅅ', u'ㅆ', u'ㅇ', u'ㅈ', u'ㅊ', u'ㅋ', u'ㅌ', u'ㅍ',
    u'ㅎ'};

static const struct compound {
	uint16_t whole, halves[2];
} compounds[] = {
    {u'ㅘ', {u'ㅗ', u'ㅏ'}},
    {u'ㅙ', {u'ㅗ', u'ㅐ'}},
    {u'ㅚ', {u'ㅗ', u'ㅣ'}},
    {u'ㅝ', {u'ㅜ', u'ㅓ'}},
    {u'ㅞ', {u'ㅜ', u'ㅔ'}},
    {u'ㅟ', {u'ㅜ', u'ㅣ'}},
    {u'ㅢ', {u'ㅡ', u'ㅣ'}},
    {u'ㄳ', {u'ㄱ', u'ㅅ'}},
    {u'ㄵ', {u'ㄴ', u'ㅈ'}},
    {u'ㄶ', {u'ㄴ', u'ㅎ'}},
    {u'ㄺ', {u'ㄹ', u'ㄱ'}},
    {u'ㄻ', {u'ㄹ', u'ㅁ'}},
    {u'ㄼ', {u'ㄹ', u'ㅂ'}},
    {u'ㄽ', {u'ㄹ', u'ㅅ'}},
    {u'ㄾ', {u'ㄹ', u'ㅌ'}},
    {u'ㄿ', {u'ㄹ', u'ㅍ'}},
    {u'ㅀ', {u'ㄹ', u'ㅎ'}},
    {u'ㅄ', {u'ㅂ', u'ㅅ'}},
};

bool
hangul_split(struct hangul_syllable *out, uint32_t c)
{
	int n;

	if (c < SYLLABLE_FIRST || c > SYLLABLE_LAST)
		return false;
	n = (int)(c - SYLLABLE_FIRST);
	out->final = n % HANGUL_FINALS;
	out->vowel = n / HANGUL_FINALS % HANGUL_VOWELS;
	out->initial = n / HANGUL_FINALS / HANGUL_VOWELS;
	return true;
}

uint32_t
hangul_join(struct hangul_syllable syllable)
{
	int n = syllable.initial * HANGUL_VOWELS + syllable.vowel;

	return (uint32_t)(SYLLABLE_FIRST + n * HANGUL_FINALS + syllable.final);
}

uint32_t
hangul_initial_letter(int initial)
{
	return initials[initial];
}

uint32_t
hangul_vowel_letter(int vowel)
{
	return (uint32_t)(VOWEL_LETTER_BASE + vowel);
}

uint32_t
hangul_final_letter(int final)
{
	return finals[final];
}

static int
index_of(const uint16_t *letters, size_t n, uint32_t letter)
{
	for (size_t i = 0; i < n; i++)
		if (letters[i] && letters[i] == letter)
			return (int)i;
	return -1;
}

int
hangul_initial_of(uint32_t letter)
{
	return index_of(initials, LENGTH(initials), letter);
}

int
hangul_vowel_of(uint32_t letter)
{
	if (letter < VOWEL_LETTER_BASE ||
	    letter >= VOWEL_LETTER_BASE + HANGUL_VOWELS)
		return -1;
	return (int)(letter - VOWEL_LETTER_BASE);
}

int
hangul_final_of(uint32_t letter)
{
	return index_of(finals, LENGTH(finals), letter);
}

uint32_t
hangul_letter(uint32_t c)
{
	if (c >= initials[0] && c < VOWEL_LETTER_BASE + HANGUL_VOWELS)
		return c;
	if (c >= HANGUL_INITIAL_BASE &&
	    c < HANGUL_INITIAL_BASE + HANGUL_INITIALS)
		return initials[c - HANGUL_INITIAL_BASE];
	return 0;
}

bool
hangul_halves(uint32_t letter, uint32_t halves[2])
{
	for (size_t i = 0; i < LENGTH(compounds); i++) {
		if (compounds[i].whole != letter)
			continue;
		halves[0] = compounds[i].halves[0];
		halves[1] = compounds[i].halves[1];
		return true;
	}
	return false;
}

uint32_t
hangul_compound(uint32_t first, uint32_t second)
{
	for (size_t i = 0; i < LENGTH(compounds); i++)
		if (compounds[i].halves[0] == first &&
		    compounds[i].halves[1] == second)
			return compounds[i].whole;
	return 0;
}
