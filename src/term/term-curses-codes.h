// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Keys that curses knows by a code of its own, and what they are here. For
 * term-curses.c alone, which has included <curses.h> before; a code that is not
 * in the table is a key that does nothing.
 */
#ifndef NONMUN_TERM_TERM_CURSES_CODES_H
#define NONMUN_TERM_TERM_CURSES_CODES_H

static const struct {
	int code;
	uint32_t key;
} key_codes[] = {
    {KEY_UP, TERM_KEY_UP},
    {KEY_DOWN, TERM_KEY_DOWN},
    {KEY_LEFT, TERM_KEY_LEFT},
    {KEY_RIGHT, TERM_KEY_RIGHT},
    {KEY_HOME, TERM_KEY_HOME},
    {KEY_FIND, TERM_KEY_HOME},
    {KEY_A1, TERM_KEY_HOME},
    {KEY_END, TERM_KEY_END},
    {KEY_LL, TERM_KEY_END},
    {KEY_SELECT, TERM_KEY_END},
    {KEY_C1, TERM_KEY_END},
    {KEY_PPAGE, TERM_KEY_PAGE_UP},
    {KEY_A3, TERM_KEY_PAGE_UP},
    {KEY_NPAGE, TERM_KEY_PAGE_DOWN},
    {KEY_C3, TERM_KEY_PAGE_DOWN},
    {KEY_IC, TERM_KEY_INSERT},
    {KEY_DC, TERM_KEY_DELETE},
    {KEY_BTAB, TERM_KEY_BACKTAB},
    {KEY_F(1), TERM_KEY_F1},
    {KEY_F(2), TERM_KEY_F2},
    {KEY_F(3), TERM_KEY_F3},
    {KEY_F(4), TERM_KEY_F4},
    {KEY_F(5), TERM_KEY_F5},
    {KEY_F(6), TERM_KEY_F6},
    {KEY_F(7), TERM_KEY_F7},
    {KEY_F(8), TERM_KEY_F8},
    {KEY_F(9), TERM_KEY_F9},
    {KEY_F(10), TERM_KEY_F10},
    {KEY_F(11), TERM_KEY_F11},
    {KEY_F(12), TERM_KEY_F12},
    {KEY_BACKSPACE, 127},
    {KEY_ENTER, 13},
};

#endif
