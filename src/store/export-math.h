// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Formulas in titles. What a digest writes goes into other people's TeX
 * documents, where a command can read and write files: so a formula is only
 * what is balanced and made of characters and commands that are known to do
 * nothing but typeset mathematics.
 */
#ifndef NONMUN_STORE_EXPORT_MATH_H
#define NONMUN_STORE_EXPORT_MATH_H

#include <stddef.h>

/* Bytes of the formula that `s` begins with, from $ to $; 0 where there is
 * none. As people write sums of money, too, no blank stands within the dollars
 * and no digit behind them (the rule of Pandoc's Markdown). */
size_t tex_math_length(const char *s, size_t len);

#endif
