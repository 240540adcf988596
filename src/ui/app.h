// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * The state of the interface. One struct app stands for one run; it owns
 * everything in it but the terminal and the library.
 *
 * What is shown is named by ids and offsets: a post's id in the library, the
 * index of a part in the post, an offset of the post's text. Pointers into a
 * post are asked for anew each time (app_post), since the library may drop it.
 */
#ifndef NONMUN_UI_APP_H
#define NONMUN_UI_APP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "base/browser.h"
#include "base/strbuf.h"
#include "layout/flow.h"
#include "model/library.h"
#include "store/catalogue.h"
#include "store/journal.h"
#include "store/occurrences.h"
#include "term/term.h"
#include "ui/ask.h"
#include "ui/axis.h"
#include "ui/calendar.h"
#include "ui/copy.h"
#include "ui/day-label.h"
#include "ui/exports.h"
#include "ui/filter.h"
#include "ui/frame.h"
#include "ui/help.h"
#include "ui/keymap.h"
#include "ui/living.h"
#include "ui/marks.h"
#include "ui/mouse.h"
#include "ui/notice.h"
#include "ui/note.h"
#include "ui/places.h"
#include "ui/plot.h"
#include "ui/prompt.h"
#include "ui/pull.h"
#include "ui/remarks.h"
#include "ui/results.h"
#include "ui/resume.h"
#include "ui/search.h"
#include "ui/seen.h"
#include "ui/sequence.h"
#include "ui/standing.h"
#include "ui/viewport.h"

/* What the reader's rows of the screen show; no rows: not the reader. */
struct shown {
	size_t post_id, part, top;
	unsigned width;
	int rows;
};

/* The reader's laid out text, and where in it the window is. */
struct reader {
	struct flow flow;
	size_t post_id, part; /* laid out; nothing is while no lines are */
	unsigned long loads;  /* of the library, then */
	unsigned long marks;  /* marks_changes, when the remarks were made */
	struct remarks remarks;
	struct viewport view;
	uint32_t anchor; /* the text offset that is to stay at the top */
	struct shown shown;
	bool ended; /* that this is the end was said: the next page goes on */
};

/* Digits typed before a key. */
struct count {
	int value;              /* 0: none */
	int64_t since;          /* when the last digit was typed, ms */
	struct standing before; /* where one was before it moved anything */
};

/* A program that was started beside us, a browser for instance: it may yet
 * fail, and is to be asked for until it has ended. */
struct child {
	pid_t pid;
	char *command;
};

/* The command line. */
struct commanding {
	struct history history;
	struct strbuf offer; /* what Tab puts in place of what is typed */
};

struct app_options {
	const char *library_name; /* for the header */
	struct config *config;    /* borrowed */
	struct browser_env browser;
	struct catalogue *catalogue;     /* borrowed; NULL: none */
	struct journal *journal;         /* borrowed; NULL: none */
	struct occurrences *occurrences; /* borrowed; NULL: none */
	const char *state_folder; /* for the history; NULL: it is not kept */
	const char *trouble; /* to be told at the start; NULL or "": nothing */
};

struct app {
	struct term *term;     /* borrowed */
	struct library *lib;   /* borrowed */
	struct catalogue *cat; /* borrowed; may be NULL */
	struct app_options options;
	struct keymap keymap;
	struct day_names day_names;

	size_t post;  /* id of the selected post */
	size_t part;  /* index of the selected part in it */
	bool touched; /* a key was pressed: what is selected was chosen */
	enum pane_id focus;
	enum pane_id beneath; /* the focus when help is closed */
	bool full;            /* the reader takes the whole width */
	struct frame frame;
	struct viewport dates, papers, help;
	struct help_spot help_spot;
	struct reader reader;
	struct places places;
	struct marks marks;
	struct seen seen;
	struct resume resume;

	struct prompt prompt;
	const struct asking *asking; /* what it is for, while it is open */
	struct history searches, filter_history;
	bool history_read; /* what was kept of the last runs is known */
	struct commanding commanding;
	struct noting noting;
	struct exporting exporting;
	struct search search;
	struct filter filters[PANE_PAPERS + 1]; /* of dates and papers */
	struct filtering filtering;
	struct results results;
	struct axis axis;
	struct calendar calendar;
	struct plot plot;
	struct living living;
	struct pull pull;
	struct count count;
	struct sequence sequence;
	struct mouse mouse;
	struct child *children;
	size_t n_children, cap_children;
	struct strbuf message; /* in the status line until the next key */
	bool message_is_error;
	struct notice notice;
	struct copied copied;
	size_t counted; /* rows above this one were counted last */
	bool pasting;   /* what comes was pasted: text, not keys */
	bool stale;     /* is to be drawn at once */
	bool progress;  /* is to be drawn soon: a number has grown */
	bool hurry;     /* a key was pressed since it was drawn */
	int64_t drawn;  /* when it was drawn last, ms */
	bool quit;
};

void app_init(struct app *app, struct term *term, struct library *lib,
    const struct app_options *options);
void app_release(struct app *app);

/* For app.part, until the post is loaded: its first paper. */
static const size_t app_first_paper = UINT32_MAX;

static inline const struct settings *
app_settings(const struct app *app)
{
	return &app->options.config->settings;
}

static inline struct rights
app_rights(const struct app *app)
{
	return app_settings(app)->rights;
}

static inline enum wrap_mode
app_wrap(const struct app *app)
{
	return app_settings(app)->wrap == WRAPPING_ANY ? WRAP_ANY : WRAP_WORD;
}

/* Cells that lines of text may take in a pane of so many columns. */
static inline unsigned
app_text_width(const struct app *app, unsigned cols)
{
	unsigned most = app_settings(app)->width;

	return most && most < cols ? most : cols;
}

/* The selected post, loaded; NULL when it is bad or there is none. Its file may
 * have changed since: should the selected part be gone, the last one is. */
const struct post *app_post(struct app *app);

/* The selected part of the selected post, or NULL. */
const struct paper *app_part(struct app *app);

/* The same if it is a paper; else NULL, which is said. */
const struct paper *app_paper(struct app *app);

/* Select; the reader goes to where it was in that part. */
void app_select_post(struct app *app, size_t id);
void app_select_part(struct app *app, size_t part);

/* How to do an action: its first key in the focused pane, or in any where it is
 * not there in this one; ":" and its name when it has none. Returns `buf`, best
 * of KEYS_LABEL_SIZE. */
char *
app_key_label(const struct app *app, enum action_id id, char *buf, size_t size);

/* Says something in the status line, as a plain word or as an error. The format
 * is translated here, what is put into it by the caller. */
void app_say(struct app *app, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));
void app_complain(struct app *app, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

#endif
