// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Text typed with the wrong keyboard layout on. Korean keyboards are switched
 * between Latin letters (QWERTY) and the two-set layout (dubeolsik, KS X
 * 5002); who forgets to switch types ㅇㅑㄹㄹㅕ냐ㅐㅜ for diffusion, or ekgus
 * for 다현. Digits, signs and blanks are the same on both.
 */
#ifndef NONMUN_MODEL_LAYOUT_KEYS_H
#define NONMUN_MODEL_LAYOUT_KEYS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/strbuf.h"

enum { LAYOUT_LETTERS_MAX = 5 };

/* The letters that keys are pressed for to write `c`: a syllable, or a lone
 * letter as a keyboard or as Unicode's conjoining jamo have it. Returns how
 * many; 0 for anything but Hangul. */
size_t layout_letters(uint32_t c, uint32_t letters[LAYOUT_LETTERS_MAX]);

/* The Latin letter on the key of such a letter, a capital where it is shifted;
 * anything else is its own. */
uint32_t layout_key(uint32_t letter);

/* The layout that all letters of a text may have been typed with. */
enum layout {
	LAYOUT_ANY,    /* there are no letters */
	LAYOUT_LATIN,  /* A to Z */
	LAYOUT_KOREAN, /* Hangul, but no letters out of use */
	LAYOUT_NEITHER,
};

/* `s` is clean text, here and below. */
enum layout layout_of(const char *s, size_t len);

/* Appends the keys that were pressed for the Hangul in `s`, a shifted one as a
 * capital; all else as it is. */
void layout_to_latin(struct strbuf *out, const char *s, size_t len);

/* Appends what an input method makes of the keys of the letters in `s`; all
 * else as it is. False when some letter stays alone and is in no syllable. */
bool layout_to_korean(struct strbuf *out, const char *s, size_t len);

#endif
