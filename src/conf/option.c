// SPDX-License-Identifier: GPL-3.0-or-later
/* The table of options, and one of what is done with each kind: see option.h.
 */
#include <config.h>

#include "conf/option.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/utf8.h"

enum { DATE_FORMAT_MAX = 40 };

static bool
check_path(const char *text, struct strbuf *allowed)
{
	if (*text == '/' || strcmp(text, "~") == 0 ||
	    strncmp(text, "~/", 2) == 0)
		return true;
	strbuf_adds(allowed, _("a path that begins with / or ~/"));
	return false;
}

static bool
check_date_format(const char *text, struct strbuf *allowed)
{
	size_t len = strlen(text);
	bool good =
	    len > 0 && len <= DATE_FORMAT_MAX && utf8_is_harmless(text, len);

	for (const char *s = text; good && *s; s++)
		if (*s == '%')
			good = *++s && strchr("%Ymdba", *s);
	if (!good)
		strbuf_printf(allowed,
		    _("up to %d bytes of text with %%Y, %%m, %%d, %%b, %%a "
		      "and %%%%"),
		    (int)DATE_FORMAT_MAX);
	return good;
}

static const struct conf_option table[OPTIONS] = {
#define SECTION(title)
#define OPTION(kind_, field_, name_, effect_, help_, ...) \
	[OPT_##field_] = {.name = name_,                  \
	    .kind = OPTION_##kind_,                       \
	    .effect = EFFECT_##effect_,                   \
	    .help = help_,                                \
	    .offset = offsetof(struct settings, field_),  \
	    __VA_ARGS__},
#include "conf/option-list.h"
#undef SECTION
#undef OPTION
};

const struct conf_option *
option_get(enum option_id id)
{
	return &table[id];
}

const struct conf_option *
option_find(const char *name)
{
	for (size_t i = 0; i < OPTIONS; i++)
		if (strcmp(table[i].name, name) == 0)
			return &table[i];
	return NULL;
}

/* Flags. */

/* The words of YAML 1.1, the first line those that are written. */
static const char *const flag_words[][2] = {
    {"off", "on"}, {"false", "true"}, {"no", "yes"}};
enum { N_FLAG_WORDS = sizeof(flag_words) / sizeof(flag_words[0]) };

static bool
read_flag(void *field, const struct conf_option *option, const char *text)
{
	(void)option;
	for (size_t i = 0; i < N_FLAG_WORDS; i++)
		for (size_t value = 0; value < 2; value++)
			if (strcmp(flag_words[i][value], text) == 0) {
				*(bool *)field = value;
				return true;
			}
	return false;
}

static void
write_flag(
    const void *field, const struct conf_option *option, struct strbuf *out)
{
	(void)option;
	strbuf_adds(out, flag_words[0][*(const bool *)field]);
}

static void
reset_flag(void *field, const struct conf_option *option)
{
	*(bool *)field = option->initial;
}

static void
allow_flag(const struct conf_option *option, struct strbuf *out)
{
	(void)option;
	strbuf_adds(out, _("on or off"));
}

/* Numbers. */

static bool
read_number(void *field, const struct conf_option *option, const char *text)
{
	size_t digits = strspn(text, "0123456789");
	unsigned long value = strtoul(text, NULL, 10);

	if (!digits || digits > 9 || text[digits] || value < option->least ||
	    value > option->most)
		return false;
	*(unsigned *)field = (unsigned)value;
	return true;
}

static void
write_number(
    const void *field, const struct conf_option *option, struct strbuf *out)
{
	(void)option;
	strbuf_add_number(out, *(const unsigned *)field);
}

static void
reset_number(void *field, const struct conf_option *option)
{
	*(unsigned *)field = option->initial;
}

static void
allow_number(const struct conf_option *option, struct strbuf *out)
{
	strbuf_printf(out, _("%u to %u"), option->least, option->most);
}

/* Choices. */

/* The next word of a list, or NULL at its end; `*list` goes behind it. */
static const char *
next_word(const char **list, size_t *len)
{
	const char *word = *list + strspn(*list, " ");

	*len = strcspn(word, " ");
	*list = word + *len;
	return *len ? word : NULL;
}

static bool
read_choice(void *field, const struct conf_option *option, const char *text)
{
	const char *list = option->words, *word;
	size_t len;

	for (unsigned i = 0; (word = next_word(&list, &len)); i++)
		if (strlen(text) == len && memcmp(word, text, len) == 0) {
			*(unsigned *)field = i;
			return true;
		}
	return false;
}

static bool
add_word(const char *list, size_t nth, struct strbuf *out)
{
	const char *word;
	size_t len;

	for (size_t i = 0; (word = next_word(&list, &len)); i++)
		if (i == nth) {
			strbuf_add(out, word, len);
			return true;
		}
	return false;
}

static void
write_choice(
    const void *field, const struct conf_option *option, struct strbuf *out)
{
	add_word(option->words, *(const unsigned *)field, out);
}

static void
allow_choice(const struct conf_option *option, struct strbuf *out)
{
	const char *list = option->words, *word;
	size_t len;

	for (size_t i = 0; (word = next_word(&list, &len)); i++) {
		if (i)
			strbuf_adds(out, ", ");
		strbuf_add(out, word, len);
	}
}

/* Texts. */

static bool
read_text(void *field, const struct conf_option *option, const char *text)
{
	char **value = field;

	(void)option;
	free(*value);
	*value = mem_strdup(text);
	return true;
}

static void
write_text(
    const void *field, const struct conf_option *option, struct strbuf *out)
{
	(void)option;
	strbuf_adds(out, *(char *const *)field);
}

static void
reset_text(void *field, const struct conf_option *option)
{
	read_text(field, option, option->initial_text);
}

static void
allow_text(const struct conf_option *option, struct strbuf *out)
{
	option->check("", out);
}

/* Lists of texts. */

static bool
read_list(void *field, const struct conf_option *option, const char *text)
{
	struct text_list *list = field;

	(void)option;
	list->texts =
	    mem_grow(list->texts, list->n, &list->cap, sizeof(*list->texts));
	list->texts[list->n++] = mem_strdup(text);
	return true;
}

static void
reset_list(void *field, const struct conf_option *option)
{
	struct text_list *list = field;

	(void)option;
	for (size_t i = 0; i < list->n; i++)
		free(list->texts[i]);
	free(list->texts);
	*list = (struct text_list){NULL, 0, 0};
}

static const struct {
	bool (*read)(
	    void *field, const struct conf_option *option, const char *text);
	void (*write)(const void *field, const struct conf_option *option,
	    struct strbuf *out); /* NULL: has any number of values */
	void (*reset)(void *field, const struct conf_option *option);
	void (*allow)(const struct conf_option *option, struct strbuf *out);
} kinds[] = {
    [OPTION_FLAG] = {read_flag, write_flag, reset_flag, allow_flag},
    [OPTION_NUMBER] = {read_number, write_number, reset_number, allow_number},
    [OPTION_CHOICE] = {read_choice, write_choice, reset_number, allow_choice},
    [OPTION_TEXT] = {read_text, write_text, reset_text, allow_text},
    [OPTION_LIST] = {read_list, NULL, reset_list, allow_text},
};

static void *
field_of(struct settings *settings, const struct conf_option *option)
{
	return (char *)settings + option->offset;
}

bool
option_set(struct settings *settings, const struct conf_option *option,
    const char *text, struct strbuf *allowed)
{
	if (option->check && !option->check(text, allowed))
		return false;
	if (kinds[option->kind].read(field_of(settings, option), option, text))
		return true;
	option_allowed(option, allowed);
	return false;
}

void
option_reset(struct settings *settings, const struct conf_option *option)
{
	kinds[option->kind].reset(field_of(settings, option), option);
}

void
option_allowed(const struct conf_option *option, struct strbuf *out)
{
	kinds[option->kind].allow(option, out);
}

bool
option_word(const struct conf_option *option, size_t nth, struct strbuf *out)
{
	if (option->kind == OPTION_CHOICE)
		return add_word(option->words, nth, out);
	if (option->kind != OPTION_FLAG || nth >= 2)
		return false;
	strbuf_adds(out, flag_words[0][nth]);
	return true;
}

bool
option_text(const struct settings *settings, const struct conf_option *option,
    size_t nth, struct strbuf *out)
{
	const void *field = (const char *)settings + option->offset;
	const struct text_list *list = field;
	bool single = kinds[option->kind].write != NULL;

	if (nth >= (single ? 1 : list->n))
		return false;
	if (single)
		kinds[option->kind].write(field, option, out);
	else
		strbuf_adds(out, list->texts[nth]);
	return true;
}

void
option_release(struct settings *settings, const struct conf_option *option)
{
	char **text = field_of(settings, option);

	if (option->kind == OPTION_LIST)
		option_reset(settings, option);
	if (option->kind != OPTION_TEXT)
		return;
	free(*text);
	*text = NULL;
}
