// SPDX-License-Identifier: GPL-3.0-or-later
/* The options of the commands: see known.h. */
#include <config.h>

#include "cmd/known.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "cmd/command.h"
#include "model/query-value.h"

/* ---- Words that are values ---------------------------------------------- */

enum { FORMAT_TEXT, FORMAT_JSON };

static const char *
name_format(size_t i)
{
	static const char *const names[] = {
	    [FORMAT_TEXT] = "text", [FORMAT_JSON] = "json"};

	return i < sizeof(names) / sizeof(names[0]) ? names[i] : NULL;
}

static const char *
name_color(size_t i)
{
	static const char *const names[] = {
	    [AUTO_AUTO] = "auto", [AUTO_OFF] = "never", [AUTO_ON] = "always"};

	return i < sizeof(names) / sizeof(names[0]) ? names[i] : NULL;
}

static const char *
name_export(size_t i)
{
	return i < EXPORT_FORMATS ? export_format_name((enum export_format)i)
				  : NULL;
}

static const char *
name_unit(size_t i)
{
	return i < TIMELINE_UNITS ? timeline_unit_name((enum timeline_unit)i)
				  : NULL;
}

static const char *
name_section(size_t i)
{
	enum section_kind kind = (enum section_kind)(i + SECTION_OTHER + 1);

	return kind < SECTION_KINDS ? section_kind_name(kind) : NULL;
}

const char *
known_word(enum known_values values, size_t i)
{
	static const char *(*const names[])(size_t i) = {
	    [VALUES_FORMATS] = name_format,
	    [VALUES_EXPORTS] = name_export,
	    [VALUES_COLORS] = name_color,
	    [VALUES_UNITS] = name_unit,
	    [VALUES_SECTIONS] = name_section,
	    [VALUES_DAYS] = query_day_word,
	    [VALUES_QUERY] = NULL,
	};

	return names[values] ? names[values](i) : NULL;
}

/* Which of its words the value is; -1: none of them. */
static int
find_word(enum known_values values, const char *value)
{
	const char *word;

	for (size_t i = 0; (word = known_word(values, i)); i++)
		if (strcmp(word, value) == 0)
			return (int)i;
	return -1;
}

/* ---- The options -------------------------------------------------------- */

static const char *
set_library(struct options *o, const char *value)
{
	o->paths =
	    mem_grow(o->paths, o->n_paths, &o->cap_paths, sizeof(*o->paths));
	o->paths[o->n_paths++] = value;
	if (!o->restricted)
		o->n_own = o->n_paths;
	return *value ? NULL : N_("a path is needed");
}

static const char *
set_format(struct options *o, const char *value)
{
	int word = find_word(VALUES_FORMATS, value);

	o->json = word == FORMAT_JSON;
	return word >= 0 ? NULL : N_("the formats are text and json");
}

static const char *
set_export_format(struct options *o, const char *value)
{
	return export_find_format(&o->export_format, value)
	    ? NULL
	    : N_("the formats are bibtex (or bib), ris, markdown (md) and "
		 "json");
}

static const char *
set_search(struct options *o, const char *value)
{
	o->search = value;
	return NULL;
}

static const char days_wanted[] =
    N_("a day is 2025-09-12, today, yesterday or 7d (days ago), a month "
       "2025-09, a year 2025");

/* From the first day of what is named on. */
static const char *
set_since(struct options *o, const char *value)
{
	struct date last;

	return query_read_days(value, &o->since, &last) ? NULL : days_wanted;
}

/* Up to the last day of it. */
static const char *
set_until(struct options *o, const char *value)
{
	struct date first;

	return query_read_days(value, &first, &o->until) ? NULL : days_wanted;
}

static const char *
set_count_by(struct options *o, const char *value)
{
	int word = find_word(VALUES_UNITS, value);

	o->count = true;
	o->count_by = word < 0 ? TIMELINE_WEEK : (enum timeline_unit)word;
	return word >= 0 ? NULL
			 : N_("what is found is counted by week or month");
}

static const char *
set_section(struct options *o, const char *value)
{
	o->section = value;
	return *value ? NULL : N_("a name is needed");
}

static const char *
set_color(struct options *o, const char *value)
{
	int word = find_word(VALUES_COLORS, value);

	o->color = word < 0 ? AUTO_AUTO : (enum auto_choice)word;
	return word >= 0 ? NULL : N_("colours are used auto, never or always");
}

static const char *
set_width(struct options *o, const char *value)
{
	size_t digits = strspn(value, "0123456789");
	unsigned long width;

	if (!digits || digits > 5 || value[digits])
		return N_("a number of cells is needed, from 0 to 65535");
	width = strtoul(value, NULL, 10);
	o->width = width ? (unsigned)width : WIDTH_ROOM;
	return width <= WIDTH_MAX ? NULL
				  : N_("the width is from 0 to 65535 cells");
}

static const char not_behind[] =
    N_("restricted: it can only stand before --restricted");

static const char *
set_config(struct options *o, const char *value)
{
	if (o->restricted)
		return not_behind;
	o->config = value;
	return *value ? NULL : N_("a file is needed");
}

static const char *
set_home(struct options *o, const char *value)
{
	if (o->restricted)
		return not_behind;
	o->home = value;
	return *value == '/' ? NULL : N_("a whole path is needed, from / on");
}

#define FLAG(field) NULL, offsetof(struct options, field)

static const struct known table[] = {
    {"library", 'L', N_("PATH"),
	N_("read PATH, a file or folder; may be repeated"), FOR_ALL,
	VALUES_FILES, set_library, 0},
    {"format", 0, N_("FORMAT"),
	N_("text, or json: one object per paper and line"),
	FOR_LIST | FOR_SHOW | FOR_SEARCH, VALUES_FORMATS, set_format, 0},
    {"format", 0, N_("FORMAT"),
	N_("bibtex or bib (if not given), ris, markdown or md, json"),
	FOR_EXPORT, VALUES_EXPORTS, set_export_format, 0},
    {"unread", 0, NULL, N_("only papers that were not read"), FOR_LIST,
	VALUES_NONE, FLAG(unread)},
    {"starred", 0, NULL, N_("only papers with a star"),
	FOR_LIST | FOR_SHOW | FOR_EXPORT, VALUES_NONE, FLAG(starred)},
    {"search", 0, N_("QUERY"), N_("the papers that nonmun search would find"),
	FOR_SHOW | FOR_EXPORT, VALUES_QUERY, set_search, 0},
    {"since", 0, N_("DAY"),
	N_("posts of DAY and later; DAY is a day (2025-09-12), month "
	   "(2025-09) or year (2025), today, yesterday, or 7d: seven days "
	   "ago"),
	FOR_LIST | FOR_SEARCH | FOR_EXPORT, VALUES_DAYS, set_since, 0},
    {"until", 0, N_("DAY"), N_("posts of DAY and earlier, up to the end of it"),
	FOR_LIST | FOR_SEARCH | FOR_EXPORT, VALUES_DAYS, set_until, 0},
    {"count-by", 0, N_("UNIT"), N_("how much is found by week, or by month"),
	FOR_SEARCH, VALUES_UNITS, set_count_by, 0},
    {"section", 0, N_("NAME"),
	N_("only sections of this kind or heading: method"), FOR_SHOW,
	VALUES_SECTIONS, set_section, 0},
    {"color", 0, N_("WHEN"), N_("colours: auto (on a terminal), always, never"),
	FOR_SHOW, VALUES_COLORS, set_color, 0},
    {"width", 0, N_("CELLS"),
	N_("wrap lines at this width; 0: as long as there is room"), FOR_SHOW,
	VALUES_NONE, set_width, 0},
    {"pdf", 0, NULL, N_("the PDF instead of the paper's page"), FOR_OPEN,
	VALUES_NONE, FLAG(pdf)},
    {"print", 0, NULL, N_("only print the URL"), FOR_OPEN, VALUES_NONE,
	FLAG(print)},
    {"config", 0, N_("FILE"), N_("the configuration, instead of config.yaml"),
	FOR_ALL, VALUES_FILES, set_config, 0},
    {"home", 0, N_("FOLDER"), N_("keep config.yaml, state and cache in FOLDER"),
	FOR_ALL, VALUES_FILES, set_home, 0},
    {"restricted", 0, NULL,
	N_("start no program, write no file, read nothing but the library: for "
	   "accounts of others"),
	FOR_ALL, VALUES_NONE, FLAG(restricted)},
    {"print-config", 0, NULL, N_("print the configuration in effect"),
	FOR_READER, VALUES_NONE, FLAG(print_config)},
    {"help", 'h', NULL, N_("this help"), FOR_ALL, VALUES_NONE, FLAG(help)},
    {"version", 'V', NULL, N_("version and licence"), FOR_ALL, VALUES_NONE,
	FLAG(version)},
};
enum { N_TABLE = sizeof(table) / sizeof(table[0]) };
_Static_assert((int)N_TABLE <= (int)KNOWN_MAX, "KNOWN_MAX is too small");

const struct known *
known_at(size_t i)
{
	return i < N_TABLE ? &table[i] : NULL;
}

const char *
known_set(const struct known *known, struct options *o, const char *value)
{
	if (known->set)
		return known->set(o, value);
	*(bool *)((char *)o + known->flag) = true;
	return NULL;
}
