// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Options: what may be set, to what, and what follows from it. The table is
 * made of option-list.h; nothing else in the program lists options.
 */
#ifndef NONMUN_CONF_OPTION_H
#define NONMUN_CONF_OPTION_H

#include <stdbool.h>
#include <stddef.h>

#include "base/strbuf.h"
#include "conf/settings.h"

enum option_id {
#define SECTION(title)
#define OPTION(kind, field, name, effect, help, ...) OPT_##field,
#include "conf/option-list.h"
#undef SECTION
#undef OPTION
	OPTIONS
};

enum option_kind {
	OPTION_FLAG,
	OPTION_NUMBER,
	OPTION_CHOICE,
	OPTION_TEXT,
	OPTION_LIST,
};

/* What a new value needs while the reader runs. */
enum option_effect {
	EFFECT_NOTHING,  /* it is asked for each time */
	EFFECT_DRAW,     /* the screen is drawn again */
	EFFECT_FRAME,    /* the panes are arranged again */
	EFFECT_FLOW,     /* texts are laid out again */
	EFFECT_LOOKS,    /* the terminal gets other looks */
	EFFECT_TERMINAL, /* the terminal is told */
	EFFECT_START,    /* it counts from the next start on */
};

struct conf_option {
	const char *name;
	const char *help;  /* one clause; untranslated */
	const char *value; /* what stands for it in help; untranslated */
	const char *words; /* of a choice, a blank between two */
	const char *initial_text;
	unsigned initial, least, most;
	enum option_kind kind;
	enum option_effect effect;
	size_t offset; /* of its field in struct settings */
	/* Whether a text is fit to be the value; appends what would be if not.
	 */
	bool (*check)(const char *text, struct strbuf *allowed);
};

const struct conf_option *option_get(enum option_id id);

/* The option of this name, or NULL. */
const struct conf_option *option_find(const char *name);

/* Sets a value as people write it ("80", "on", "auto"); a list gets one more.
 * False, and nothing changed, if that is not allowed: what is appended to
 * `allowed` then says what is. */
bool option_set(struct settings *settings, const struct conf_option *option,
    const char *text, struct strbuf *allowed);

/* Makes the value what it is by default; a list gets empty. */
void option_reset(struct settings *settings, const struct conf_option *option);

/* Frees what the value owns. */
void
option_release(struct settings *settings, const struct conf_option *option);

/* Appends what is allowed: "0 to 1000", "auto, off or on". */
void option_allowed(const struct conf_option *option, struct strbuf *out);

/* Appends the `nth` word that a flag or choice may be; false where there is
 * none. */
bool
option_word(const struct conf_option *option, size_t nth, struct strbuf *out);

/* Appends the value as option_set reads it; of a list, its `nth` text. False
 * where there is none. */
bool option_text(const struct settings *settings,
    const struct conf_option *option, size_t nth, struct strbuf *out);

#endif
