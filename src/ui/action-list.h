// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Every action, once: the enum, the keymap, the dispatch, the help screen and
 * the manual are made from this list. It has no include guard: whoever
 * includes it says what ACTION means.
 *
 * GROUP(title of the actions that follow)
 * ACTION(id, name, default keys, contexts, handler, argument, help)
 *
 * Contexts: D dates, P papers, R the reader, S results, H help. The handler
 * gets the count typed before the key (0: none) and the argument.
 */
#define D CTX_DATES
#define P CTX_PAPERS
#define R CTX_READER
#define S CTX_RESULTS
#define H CTX_HELP

GROUP("Moving")
ACTION(NEXT_LINE, "next-line", "j <Down> <C-n>", D | P | R | S | H, move_line,
    1, "next row or line")
ACTION(PREVIOUS_LINE, "previous-line", "k <Up> <C-p>", D | P | R | S | H,
    move_line, -1, "previous row or line")
ACTION(NEXT_PAGE, "next-page", "<Space> <PgDn> <C-f>", D | P | R | S | H,
    move_page, 1, "next page")
ACTION(PREVIOUS_PAGE, "previous-page", "b <PgUp> <C-b>", D | P | R | S | H,
    move_page, -1, "previous page")
ACTION(HALF_PAGE_DOWN, "half-page-down", "<C-d>", D | P | R | S | H, move_half,
    1, "half a page down")
ACTION(HALF_PAGE_UP, "half-page-up", "<C-u>", D | P | R | S | H, move_half, -1,
    "half a page up")
ACTION(FIRST, "first", "g <Home>", D | P | R | S | H, move_edge, -1,
    "first row or line")
ACTION(LAST, "last", "G <End>", D | P | R | S | H, move_edge, 1,
    "last row or line; with a count, that one")
ACTION(
    NEXT_PAPER, "next-paper", "J", D | P | R | S, move_paper, 1, "next paper")
ACTION(PREVIOUS_PAPER, "previous-paper", "K", D | P | R | S, move_paper, -1,
    "previous paper")
ACTION(NEXT_SECTION, "next-section", "]", D | P | R, move_section, 1,
    "next section")
ACTION(PREVIOUS_SECTION, "previous-section", "[", D | P | R, move_section, -1,
    "previous section")
ACTION(NEXT_DAY, "next-day", "}", D | P | R | S, move_day, 1,
    "next day in the list (the older one)")
ACTION(PREVIOUS_DAY, "previous-day", "{", D | P | R | S, move_day, -1,
    "previous day in the list (the newer one)")

GROUP("Panes")
ACTION(INTO, "into", "<Enter> l <Right>", D | P | R | S, pane_into, 0,
    "into: from dates to papers to reading; to a result")
ACTION(BACK, "back", "h <Left> <Backspace>", D | P | R | S | H, pane_back, 0,
    "back out")
ACTION(
    NEXT_PANE, "next-pane", "<Tab>", D | P | R | S, pane_next, 1, "next pane")
ACTION(PREVIOUS_PANE, "previous-pane", "<BackTab>", D | P | R | S, pane_next,
    -1, "previous pane")
ACTION(ZOOM, "zoom", "z", D | P | R | S, pane_zoom, 0,
    "reader over the full width, on or off")

GROUP("Searching")
ACTION(SEARCH, "search", "/", D | P | R | S | H, search_open, 0,
    "search this pane as you type; ~ first: a regular expression")
ACTION(NEXT_MATCH, "next-match", "n", D | P | R | S | H, search_next, 1,
    "next match; goes on in the next paper")
ACTION(PREVIOUS_MATCH, "previous-match", "N", D | P | R | S | H, search_next,
    -1, "previous match")
ACTION(SEARCH_ALL, "search-all", "S", D | P | R | S, results_open, 0,
    "search the whole library; Enter alone: last results")
ACTION(FILTER, "filter", "f", D | P, filter_open, 0,
    "show only rows that match; Enter alone: all of them")
ACTION(CLEAR, "clear", "<Esc>", D | P | R | S, pane_clear, 0,
    "put search, filter or results away")

GROUP("Opening")
ACTION(OPEN, "open", "o", D | P | R | S, open_page, 0,
    "open the paper in $BROWSER; 3o: its link number 3")
ACTION(OPEN_PDF, "open-pdf", "O", D | P | R | S, open_pdf, 0, "open its PDF")

GROUP("The program")
ACTION(RELOAD, "reload", "R", D | P | R | S, living_reload, 0,
    "look for new and changed digests now")
ACTION(PULL, "pull", "P", D | P | R | S, pull_start, 0,
    "get new digests: git pull, where the library is from git")
ACTION(HELP, "help", "? <F1>", D | P | R | S | H, help_toggle, 0, "this help")
ACTION(REDRAW, "redraw", "<C-l>", D | P | R | S | H, screen_redraw, 0,
    "draw the screen anew")
ACTION(SUSPEND, "suspend", "<C-z>", D | P | R | S | H, screen_suspend, 0,
    "suspend")
ACTION(LEAVE, "leave", "q", D | P | R | S | H, pane_leave, 0,
    "back; from the first pane: quit")
ACTION(QUIT, "quit", "Q <C-c>", D | P | R | S | H, screen_quit, 0, "quit")

#undef D
#undef P
#undef R
#undef S
#undef H
