// SPDX-License-Identifier: GPL-3.0-or-later
/* Reading the configuration: see config.h. The walk over the YAML file tells
 * each scalar with the way to it; the first step of the way says whose it is.
 */
#include <config.h>

#include "conf/config.h"

#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/nearest.h"
#include "base/status.h"
#include "base/utf8.h"
#include "base/yaml.h"
#include "conf/theme.h"

enum { CONFIG_MIB_MAX = 1, WORDS_MAX = 64 };

void
config_init(struct config *config)
{
	memset(config, 0, sizeof(*config));
	config->path = mem_strdup("");
	settings_init(&config->settings);
	strbuf_init(&config->problems);
}

static void
release_key_line(struct key_line *key)
{
	for (size_t i = 0; i < key->n_words; i++)
		free(key->words[i]);
	free(key->words);
	free(key->context);
	free(key->keys);
}

void
config_release(struct config *config)
{
	for (size_t i = 0; i < config->n_keys; i++)
		release_key_line(&config->keys[i]);
	free(config->keys);
	free(config->path);
	settings_release(&config->settings);
	strbuf_release(&config->problems);
	memset(config, 0, sizeof(*config));
}

void
config_complain(struct config *config, unsigned line, const char *fmt, ...)
{
	char text[ERROR_PATH_SIZE + ERROR_MSG_SIZE + 16];
	struct error err;
	va_list ap;
	struct strbuf msg = STRBUF_INIT;

	va_start(ap, fmt);
	strbuf_vprintf(&msg, fmt, ap);
	va_end(ap);
	/* What stands in the file is not clean; an error is. */
	error_set(&err, ERR_SYNTAX, config->path, line, "%s", msg.str);
	strbuf_printf(
	    &config->problems, "%s\n", error_text(&err, text, sizeof(text)));
	config->n_problems++;
	strbuf_release(&msg);
}

static void
complain_unknown(struct config *config, const struct yaml_scalar *scalar,
    const char *what, const char *name, const char *nearest)
{
	if (nearest)
		config_complain(config, scalar->line,
		    _("unknown %s \"%s\"; did you mean \"%s\"?"), what, name,
		    nearest);
	else
		config_complain(
		    config, scalar->line, _("unknown %s \"%s\""), what, name);
}

/* Whether the path has this many steps, of keys but for a last one that may be
 * in a list. */
static bool
has_form(const struct yaml_scalar *scalar, size_t depth, bool list)
{
	if (scalar->depth != depth + list)
		return false;
	for (size_t i = 0; i < depth; i++)
		if (!scalar->path[i].key)
			return false;
	return !list || !scalar->path[depth].key;
}

static bool
is_null(const struct yaml_scalar *scalar)
{
	return scalar->plain &&
	    (!scalar->len || strcmp(scalar->text, "~") == 0 ||
		strcmp(scalar->text, "null") == 0);
}

static void
set_option(struct config *config, const struct conf_option *option,
    const struct yaml_scalar *scalar)
{
	struct strbuf allowed = STRBUF_INIT;
	unsigned *line = &config->lines[option - option_get(0)];
	bool list = option->kind == OPTION_LIST;
	bool first = !list || scalar->depth == 1 || !scalar->path[1].index;

	if (*line && first)
		config_complain(config, scalar->line,
		    _("%s: given before, in line %u; this one counts"),
		    option->name, *line);
	if (list && first)
		option_reset(&config->settings, option);
	if (!option_set(&config->settings, option, scalar->text, &allowed))
		config_complain(config, scalar->line,
		    _("%s: \"%s\" is not allowed; allowed: %s"), option->name,
		    scalar->text, allowed.str);
	else if (first)
		*line = scalar->line;
	strbuf_release(&allowed);
}

static void
take_option(struct config *config, const struct yaml_scalar *scalar)
{
	const char *name = scalar->path[0].key;
	const struct conf_option *option = option_find(name);
	struct nearest nearest;

	if (!option) {
		nearest_init(&nearest, name);
		for (enum option_id id = 0; id < OPTIONS; id++)
			nearest_try(&nearest, option_get(id)->name);
		nearest_try(&nearest, "colors");
		nearest_try(&nearest, "keys");
		complain_unknown(
		    config, scalar, _("option"), name, nearest.name);
		return;
	}
	if (!has_form(scalar, 1, false) &&
	    !(option->kind == OPTION_LIST && has_form(scalar, 1, true)))
		config_complain(config, scalar->line,
		    option->kind == OPTION_LIST
			? _("%s: a list of texts is expected")
			: _("%s: a single value is expected"),
		    name);
	else if (!is_null(scalar))
		set_option(config, option, scalar);
}

static void
take_look(struct config *config, const struct yaml_scalar *scalar)
{
	enum style style;
	struct nearest nearest;
	const char *name;

	if (!has_form(scalar, 2, false)) {
		config_complain(config, scalar->line,
		    _("colors: lines such as \"title: bold cyan\" are "
		      "expected"));
		return;
	}
	name = scalar->path[1].key;
	style = look_style_find(name);
	if (style == STYLES) {
		nearest_init(&nearest, name);
		for (style = 0; style < STYLES; style++)
			nearest_try(&nearest, look_style_name(style));
		complain_unknown(
		    config, scalar, _("style"), name, nearest.name);
		return;
	}
	if (look_parse(scalar->text, &config->looks[style]))
		config->look_lines[style] = scalar->line;
	else
		config_complain(config, scalar->line,
		    _("colors: %s: \"%s\" is not allowed; allowed: %s"), name,
		    scalar->text, _(look_allowed));
}

/* The line begun last, if it is that of the program whose argument this is;
 * else NULL: the first one was no text, and was complained of. */
static struct key_line *
key_line_begun(struct config *config, const struct yaml_scalar *scalar)
{
	struct key_line *last =
	    config->n_keys ? &config->keys[config->n_keys - 1] : NULL;

	return last && last->program &&
		strcmp(last->context, scalar->path[1].key) == 0 &&
		strcmp(last->keys, scalar->path[2].key) == 0
	    ? last
	    : NULL;
}

/* The line that an argument of a program belongs to, begun by its first. */
static struct key_line *
key_line_of(struct config *config, const struct yaml_scalar *scalar)
{
	bool program = scalar->depth == 4;
	struct key_line *key;

	if (program && scalar->path[3].index)
		return key_line_begun(config, scalar);
	config->keys = mem_grow(config->keys, config->n_keys, &config->cap_keys,
	    sizeof(*config->keys));
	key = &config->keys[config->n_keys++];
	*key = (struct key_line){.context = mem_strdup(scalar->path[1].key),
	    .keys = mem_strdup(scalar->path[2].key),
	    .program = program,
	    .line = scalar->line};
	return key;
}

static void
take_key(struct config *config, const struct yaml_scalar *scalar)
{
	struct key_line *key;

	if (!has_form(scalar, 3, false) && !has_form(scalar, 3, true)) {
		config_complain(config, scalar->line,
		    _("keys: a pane (or \"all\") is expected, and below it "
		      "lines such as \"x: star\""));
		return;
	}
	key = key_line_of(config, scalar);
	if (!key)
		return;
	if (key->n_words == WORDS_MAX) {
		config_complain(config, scalar->line,
		    _("keys: a program takes at most %d words"),
		    (int)WORDS_MAX);
		return;
	}
	key->words = mem_grow(
	    key->words, key->n_words, &key->cap_words, sizeof(*key->words));
	key->words[key->n_words++] = mem_strdup(scalar->text);
}

static void
take_scalar(void *ctx, const struct yaml_scalar *scalar)
{
	struct config *config = ctx;
	const char *name = scalar->depth ? scalar->path[0].key : NULL;

	if (!name && is_null(scalar))
		return;
	if (!name)
		config_complain(config, scalar->line,
		    _("lines such as \"width: 90\" are expected"));
	else if (memchr(scalar->text, '\0', scalar->len))
		config_complain(
		    config, scalar->line, _("%s: a NUL character"), name);
	else if (scalar->depth == 1 && is_null(scalar) &&
	    (strcmp(name, "colors") == 0 || strcmp(name, "keys") == 0))
		return;
	else if (strcmp(name, "colors") == 0)
		take_look(config, scalar);
	else if (strcmp(name, "keys") == 0)
		take_key(config, scalar);
	else
		take_option(config, scalar);
}

static void
take_text(struct config *config, const struct strbuf *text)
{
	struct error err;

	if (utf8_valid(text->str, text->len) < text->len)
		config_complain(config, 0, _("not UTF-8"));
	else if (yaml_walk(text->str, text->len,
		     &(struct yaml_visitor){take_scalar, config}, &err) != OK)
		config_complain(config, err.line, "%s", err.msg);
}

void
config_read(struct config *config, const char *path, bool optional)
{
	/* A pipe is waited for where somebody has named it. */
	const struct file_limits limits = {CONFIG_MIB_MAX, !optional};
	struct strbuf text = STRBUF_INIT;
	struct error err;

	if (optional && access(path, F_OK) != 0 && errno == ENOENT)
		return;
	free(config->path);
	config->path = mem_strdup(path);
	if (file_read_within(path, limits, &text, &err) == OK)
		take_text(config, &text);
	else
		config_complain(config, err.line, "%s", err.msg);
	strbuf_release(&text);
}

void
config_looks(const struct config *config, struct look looks[STYLES])
{
	for (enum style style = 0; style < STYLES; style++)
		looks[style] = config->look_lines[style]
		    ? config->looks[style]
		    : theme_look(config->settings.theme, style);
}
