// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Every option, once: the struct of settings, the reader of config.yaml, the
 * long options, :set, --print-config, the manual and the completions are made
 * from this list. It has no include guard: whoever includes it says what its
 * two macros mean.
 *
 * SECTION(title of the options that follow)
 * OPTION(kind, field, name, effect, help, members of struct conf_option)
 *
 * An effect says what must be done again when the value changes while the
 * reader runs; kinds, effects and members are those of option.h. The words of
 * a choice stand in the order of its enum, in settings.h.
 */

SECTION(N_("What is read"))
OPTION(LIST, library, "library", START,
    N_("the files and folders that are read when the command line names none"),
    .value = N_("PATH"), .check = check_path)
OPTION(NUMBER, poll_interval, "poll-interval", NOTHING,
    N_("how often the library is looked at for changes; 0: only on R"),
    .value = N_("SECONDS"), .initial = 2, .least = 0, .most = 3600)
OPTION(FLAG, keep_position, "keep-position", START,
    N_("begin where reading stopped the last time"), .initial = true)
OPTION(FLAG, history, "history", NOTHING,
    N_("keep what was searched for, and typed after :, for the next time"),
    .initial = true)

SECTION(N_("The screen"))
OPTION(NUMBER, width, "width", FLOW,
    N_("the longest line of text; 0: as long as there is room"),
    .value = N_("CELLS"), .initial = 100, .least = 0, .most = 1000)
OPTION(CHOICE, wrap, "wrap", FLOW,
    N_("where lines break: word keeps Korean words whole where a blank is "
       "near, any breaks between any two syllables"),
    .value = N_("HOW"), .words = "word any", .initial = WRAPPING_WORD)
OPTION(FLAG, zoom, "zoom", NOTHING,
    N_("read over the whole width on wide screens, too"), .initial = false)
OPTION(NUMBER, two_panes, "two-panes", FRAME,
    N_("how wide the screen must be for two panes side by side"),
    .value = N_("CELLS"), .initial = 60, .least = 50, .most = 1000)
OPTION(NUMBER, three_panes, "three-panes", FRAME,
    N_("how wide the screen must be for all three"), .value = N_("CELLS"),
    .initial = 110, .least = 80, .most = 1000)
OPTION(NUMBER, dates_width, "dates-width", FRAME,
    N_("how wide the dates are beside the papers; 0: as date-format needs"),
    .value = N_("CELLS"), .initial = 0, .least = 0, .most = 1000)
OPTION(NUMBER, papers_share, "papers-share", FRAME,
    N_("how much of the width the papers take beside the reader; 0: as fits "
       "what is being done"),
    .value = N_("PERCENT"), .initial = 0, .least = 0, .most = 80)
OPTION(TEXT, date_format, "date-format", DRAW,
    N_("dates in lists: %Y, %m, %d, %b, %a and any text"),
    .value = N_("FORMAT"), .initial_text = "%Y-%m-%d %a",
    .check = check_date_format)

SECTION(N_("Looks"))
OPTION(CHOICE, theme, "theme", LOOKS,
    N_("the looks of everything; colors changes single ones"),
    .value = N_("NAME"), .words = "default mono contrast solarized",
    .initial = THEME_DEFAULT)

SECTION(N_("The terminal"))
OPTION(FLAG, mouse, "mouse", TERMINAL,
    N_("take the mouse: wheel, click to select, double click to open"),
    .initial = false)
OPTION(CHOICE, hyperlinks, "hyperlinks", TERMINAL,
    N_("make titles and URLs real links of the terminal"), .value = N_("WHEN"),
    .words = "auto off on", .initial = AUTO_AUTO)
OPTION(CHOICE, clipboard, "clipboard", TERMINAL,
    N_("copy through the terminal"), .value = N_("WHEN"),
    .words = "auto off on", .initial = AUTO_AUTO)
OPTION(CHOICE, ambiguous_width, "ambiguous-width", START,
    N_("cells that signs such as a raised dot or a dash take; ask asks the "
       "terminal, auto does so where the locale is Chinese, Japanese or "
       "Korean"),
    .value = N_("CELLS"), .words = "auto 1 2 ask", .initial = AMBIGUOUS_AUTO)
