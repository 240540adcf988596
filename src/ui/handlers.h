// SPDX-License-Identifier: GPL-3.0-or-later
/* The functions that the action table names; see action-list.h for what each
 * does with its argument. `count` is 0 where none was typed. */
#ifndef NONMUN_UI_HANDLERS_H
#define NONMUN_UI_HANDLERS_H

struct app;

/* move.c */
void move_line(struct app *app, int count, int arg);
void move_page(struct app *app, int count, int arg);
void move_half(struct app *app, int count, int arg);
void move_edge(struct app *app, int count, int arg);
void move_paper(struct app *app, int count, int arg);
void move_section(struct app *app, int count, int arg);
void move_day(struct app *app, int count, int arg);

/* pane.c */
void pane_into(struct app *app, int count, int arg);
void pane_back(struct app *app, int count, int arg);
void pane_leave(struct app *app, int count, int arg);
void pane_next(struct app *app, int count, int arg);
void pane_zoom(struct app *app, int count, int arg);
void pane_clear(struct app *app, int count, int arg);

/* calendar.c, plot.c. Days: by `arg`; digests: to the next day that has one,
 * later for 1, earlier for -1. */
void calendar_open(struct app *app, int count, int arg);
void calendar_days(struct app *app, int count, int arg);
void calendar_months(struct app *app, int count, int arg);
void calendar_digests(struct app *app, int count, int arg);
void plot_open(struct app *app, int count, int arg);
void plot_turn(struct app *app, int count, int arg);

/* living.c, pull.c */
void living_reload(struct app *app, int count, int arg);
void pull_start(struct app *app, int count, int arg);

/* axis.c, stay.c */
void axis_open(struct app *app, int count, int arg);
void axis_turn(struct app *app, int count, int arg);
void stay_toggle(struct app *app, int count, int arg);

/* search.c */
void search_open(struct app *app, int count, int arg);
void search_next(struct app *app, int count, int arg);

/* results-prompt.c, filter-prompt.c */
void results_open(struct app *app, int count, int arg);
void filter_open(struct app *app, int count, int arg);

/* command-line.c, program.c */
void command_open(struct app *app, int count, int arg);
void program_run(struct app *app, int count, int arg);

/* opener.c */
void open_page(struct app *app, int count, int arg);
void open_pdf(struct app *app, int count, int arg);

/* copy.c */
void copy_url(struct app *app, int count, int arg);
void copy_bibtex(struct app *app, int count, int arg);
void copy_citation(struct app *app, int count, int arg);
void copy_arxiv(struct app *app, int count, int arg);

/* mark-keys.c, unread.c, only.c, remarks.c */
void mark_read(struct app *app, int count, int arg);
void mark_day(struct app *app, int count, int arg);
void mark_star(struct app *app, int count, int arg);
void mark_undo(struct app *app, int count, int arg);
void unread_next(struct app *app, int count, int arg);
void only_toggle(struct app *app, int count, int arg);
void also_next(struct app *app, int count, int arg);

/* note.c, exports.c */
void note_edit(struct app *app, int count, int arg);
void export_open(struct app *app, int count, int arg);

/* screen.c, help.c */
void help_toggle(struct app *app, int count, int arg);
void screen_redraw(struct app *app, int count, int arg);
void screen_suspend(struct app *app, int count, int arg);
void screen_quit(struct app *app, int count, int arg);

#endif
