// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * The least that a curses program can do: draw one word, wait for a key, give
 * the terminal back. What it takes to start is the measure for others.
 */
#ifndef NCURSES_WIDECHAR
#define NCURSES_WIDECHAR 1
#endif
#include <config.h>

#include <curses.h>
#include <locale.h>

int
main(void)
{
	setlocale(LC_ALL, "");
	initscr();
	raw();
	noecho();
	keypad(stdscr, TRUE);
	addstr("help");
	refresh();
	getch();
	endwin();
	return 0;
}
