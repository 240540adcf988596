// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Hangul: how a syllable is made of letters. Letters are spoken of as
 * compatibility jamo (U+3131...), which is what keyboards produce; the parts of
 * a syllable by their number in the order of Unicode (chapter 3.12): initial
 * 0 to 18, vowel 0 to 20, final 0 (none) to 27.
 */
#ifndef NONMUN_MODEL_HANGUL_H
#define NONMUN_MODEL_HANGUL_H

#include <stdbool.h>
#include <stdint.h>

enum {
	HANGUL_INITIALS = 19,
	HANGUL_VOWELS = 21,
	HANGUL_FINALS = 28,
	HANGUL_INITIAL_BASE = 0x1100, /* conjoining initials, in that order */
};

struct hangul_syllable {
	int initial, vowel, final;
};

/* Takes a syllable (U+AC00 to U+D7A3) apart; false for anything else. */
bool hangul_split(struct hangul_syllable *out, uint32_t c);
uint32_t hangul_join(struct hangul_syllable syllable);

/* The letter of a part; 0 for no final. */
uint32_t hangul_initial_letter(int initial);
uint32_t hangul_vowel_letter(int vowel);
uint32_t hangul_final_letter(int final);

/* The number that a letter has as such a part; -1: it cannot be one. */
int hangul_initial_of(uint32_t letter);
int hangul_vowel_of(uint32_t letter);
int hangul_final_of(uint32_t letter);

/* The letter that a lone jamo is: itself, or for a conjoining initial the one
 * that looks like it; 0 for anything else. */
uint32_t hangul_letter(uint32_t c);

/* A letter that is typed with two keys one after the other, as ㅘ and ㄳ are:
 * its two letters; false for others. And the other way round: 0: none. */
bool hangul_halves(uint32_t letter, uint32_t halves[2]);
uint32_t hangul_compound(uint32_t first, uint32_t second);

#endif
