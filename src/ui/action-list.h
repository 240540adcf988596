// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Every action, once: the enum, the keymap, the dispatch, the help screen and
 * the manual are made from this list. It has no include guard: whoever
 * includes it says what ACTION means.
 *
 * GROUP(title of the actions that follow)
 * ACTION(id, name, default keys, contexts, handler, argument, help)
 *
 * Contexts: D dates, P papers, R the reader, S results, A the section axis,
 * C the calendar, T the plot of a search, H help. The handler gets the count
 * typed before the key (0: none) and the argument.
 */
#define D CTX_DATES
#define P CTX_PAPERS
#define R CTX_READER
#define S CTX_RESULTS
#define A CTX_AXIS
#define C CTX_CALENDAR
#define T CTX_PLOT
#define H CTX_HELP

GROUP("Moving")
ACTION(NEXT_LINE, "next-line", "j <Down> <C-n>", D | P | R | S | A | C | T | H,
    move_line, 1, "next row or line")
ACTION(PREVIOUS_LINE, "previous-line", "k <Up> <C-p>",
    D | P | R | S | A | C | T | H, move_line, -1, "previous row or line")
ACTION(NEXT_PAGE, "next-page", "<Space> <PgDn> <C-f>",
    D | P | R | S | A | T | H, move_page, 1, "next page")
ACTION(PREVIOUS_PAGE, "previous-page", "b <PgUp> <C-b>",
    D | P | R | S | A | T | H, move_page, -1, "previous page")
ACTION(HALF_PAGE_DOWN, "half-page-down", "<C-d>", D | P | R | S | A | T | H,
    move_half, 1, "half a page down")
ACTION(HALF_PAGE_UP, "half-page-up", "<C-u>", D | P | R | S | A | T | H,
    move_half, -1, "half a page up")
ACTION(FIRST, "first", "g <Home>", D | P | R | S | A | C | T | H, move_edge, -1,
    "first row or line")
ACTION(LAST, "last", "G <End>", D | P | R | S | A | C | T | H, move_edge, 1,
    "last row or line; with a count, that one")
ACTION(NEXT_PAPER, "next-paper", "J", D | P | R | S | A, move_paper, 1,
    "next paper")
ACTION(PREVIOUS_PAPER, "previous-paper", "K", D | P | R | S | A, move_paper, -1,
    "previous paper")
ACTION(NEXT_SECTION, "next-section", "]", D | P | R | A, move_section, 1,
    "next section; in the axis, next paper")
ACTION(PREVIOUS_SECTION, "previous-section", "[", D | P | R | A, move_section,
    -1, "previous section, or paper")
ACTION(NEXT_DAY, "next-day", "}", D | P | R | S | A, move_day, 1,
    "next day in the list (the older one)")
ACTION(PREVIOUS_DAY, "previous-day", "{", D | P | R | S | A, move_day, -1,
    "previous day in the list (the newer one)")

GROUP("Panes")
ACTION(INTO, "into", "<Enter> l <Right>", D | P | R | S | A | T, pane_into, 0,
    "into: from dates to papers to reading; to a result")
ACTION(BACK, "back", "h <Left> <Backspace>", D | P | R | S | A | T | H,
    pane_back, 0, "back out")
ACTION(
    NEXT_PANE, "next-pane", "<Tab>", D | P | R | S, pane_next, 1, "next pane")
ACTION(PREVIOUS_PANE, "previous-pane", "<BackTab>", D | P | R | S, pane_next,
    -1, "previous pane")
ACTION(ZOOM, "zoom", "z", D | P | R | S | A, pane_zoom, 0,
    "reader over the full width, on or off")

GROUP("Searching")
ACTION(SEARCH, "search", "/", D | P | R | S | A | H, search_open, 0,
    "search this pane as you type; ~ first: a regular expression")
ACTION(NEXT_MATCH, "next-match", "n", D | P | R | S | A | H, search_next, 1,
    "next match; goes on in the next paper")
ACTION(PREVIOUS_MATCH, "previous-match", "N", D | P | R | S | A | H,
    search_next, -1, "previous match")
ACTION(SEARCH_ALL, "search-all", "S", D | P | R | S | A | C | T | H,
    results_open, 0, "search the whole library; Enter alone: last results")
ACTION(FILTER, "filter", "f", D | P | R, filter_open, 0,
    "list only what matches; Enter alone: all of it")
ACTION(CLEAR, "clear", "<Esc>", D | P | R | S | A | H, pane_clear, 0,
    "put the nearest away: matches, help, results, filter")

GROUP("The section axis: one section of many papers")
ACTION(AXIS, "axis", "L", D | P | R | S | A, axis_open, 0,
    "this section of all papers in the list or results; back")
ACTION(NEXT_KIND, "next-kind", "<Tab>", A, axis_turn, 1,
    "the next section of all these papers")
ACTION(PREVIOUS_KIND, "previous-kind", "<BackTab>", A, axis_turn, -1,
    "the section before")
ACTION(STAY, "stay", "=", D | P | R, stay_toggle, 0,
    "next and previous paper stay on the same section, or no longer")

GROUP("Marking: N unread, * starred, + has a note, = on another day, too")
ACTION(MARK_READ, "mark-read", "m", D | P | R | S | A, mark_read, 0,
    "the paper is read, or unread again")
ACTION(MARK_DAY, "mark-day", "M", D | P | R, mark_day, 0,
    "all papers of the day are read")
ACTION(STAR, "star", "*", D | P | R | S | A, mark_star, 0,
    "star, or take the star away")
ACTION(NOTE, "note", "a", D | P | R | S | A, note_edit, 0, "note on the paper")
ACTION(UNDO, "undo", ".", D | P | R | S | A, mark_undo, 0,
    "take the last mark back; again: the one before it")
ACTION(NEXT_UNREAD, "next-unread", "u", D | P | R | S, unread_next, 0,
    "next unread paper: of this day, then of older ones")
ACTION(ONLY_UNREAD, "only-unread", "U", D | P | R, only_toggle, ONLY_UNREAD,
    "only unread papers and their days, or all again")
ACTION(ONLY_STARRED, "only-starred", "F", D | P | R, only_toggle, ONLY_STARRED,
    "only starred papers and their days, or all again")
ACTION(OTHER_DAY, "other-day", "r", D | P | R | S, also_next, 0,
    "the same paper on the other days it stands on, in turn")

GROUP("Through the years")
ACTION(CALENDAR, "calendar", "c", D | P | R | S | A, calendar_open, 0,
    "calendar: papers and unread ones of each day")
ACTION(CALENDAR_INTO, "calendar-into", "<Enter>", C, pane_into, 0, "to the day")
ACTION(CALENDAR_BACK, "calendar-back", "c <Backspace> <Esc>", C, pane_back, 0,
    "back to where one was")
ACTION(
    DAY_AFTER, "day-after", "l <Right>", C, calendar_days, 1, "the day after")
ACTION(DAY_BEFORE, "day-before", "h <Left>", C, calendar_days, -1,
    "the day before; j and k are weeks")
ACTION(MONTH_AFTER, "month-after", "<Space> <PgDn> <C-f>", C, calendar_months,
    1, "the month after")
ACTION(MONTH_BEFORE, "month-before", "b <PgUp> <C-b>", C, calendar_months, -1,
    "the month before")
ACTION(DIGEST_AFTER, "digest-after", "{ <BackTab>", C, calendar_digests, 1,
    "the next day with a digest")
ACTION(DIGEST_BEFORE, "digest-before", "} <Tab>", C, calendar_digests, -1,
    "the day with a digest before")
ACTION(PLOT, "plot", "T", D | P | R | S | A, plot_open, 0,
    "how often what was searched occurs, by weeks or months")
ACTION(PLOT_TURN, "plot-turn", "T <Tab>", T, plot_turn, 0, "weeks or months")
ACTION(PLOT_BACK, "plot-back", "<Esc>", T, pane_back, 0, "back to the results")

GROUP("Opening")
ACTION(OPEN, "open", "o", D | P | R | S | A, open_page, 0,
    "open the paper in $BROWSER; 3o: its link number 3")
ACTION(
    OPEN_PDF, "open-pdf", "O", D | P | R | S | A, open_pdf, 0, "open its PDF")

GROUP("Copying")
ACTION(COPY_URL, "copy-url", "y", D | P | R | S | A, copy_url, 0,
    "copy the paper's URL (3y: that of link 3); again: show it")
ACTION(COPY_BIBTEX, "copy-bibtex", "Y", D | P | R | S | A, copy_bibtex, 0,
    "copy its BibTeX entry; again: show it")
ACTION(COPY_CITATION, "copy-citation", "gy", D | P | R | S | A, copy_citation,
    0, "copy a citation of it in Markdown; again: show it")
ACTION(COPY_ARXIV, "copy-arxiv", "gi", D | P | R | S | A, copy_arxiv, 0,
    "copy its arXiv identifier; again: show it")
ACTION(EXPORT, "export", "e", D | P | R | S | A, export_open, 0,
    "write the paper, or all papers listed, to a new file; F L e: all stars")

GROUP("The program")
ACTION(COMMAND, "command", ":", D | P | R | S | A | C | T | H, command_open, 0,
    "any of these by its name, or set OPTION=VALUE; Tab completes")
ACTION(RELOAD, "reload", "R", D | P | R | S | A, living_reload, 0,
    "look for new and changed digests now")
ACTION(PULL, "pull", "P", D | P | R | S | A, pull_start, 0,
    "get new digests: git pull, where the library is from git")
ACTION(HELP, "help", "? <F1>", D | P | R | S | A | C | T | H, help_toggle, 0,
    "this help")
ACTION(REDRAW, "redraw", "<C-l>", D | P | R | S | A | C | T | H, screen_redraw,
    0, "draw the screen anew")
ACTION(SUSPEND, "suspend", "<C-z>", D | P | R | S | A | C | T | H,
    screen_suspend, 0, "suspend")
ACTION(LEAVE, "leave", "q", D | P | R | S | A | C | T | H, pane_leave, 0,
    "back; from the first pane: quit")
ACTION(QUIT, "quit", "Q <C-c>", D | P | R | S | A | C | T | H, screen_quit, 0,
    "quit")

#undef D
#undef P
#undef R
#undef S
#undef A
#undef C
#undef T
#undef H
