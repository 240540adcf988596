// SPDX-License-Identifier: GPL-3.0-or-later
/* Writing the configuration in effect, with comments: see config.h. */
#include <config.h>

#include <string.h>

#include "base/i18n.h"
#include "base/utf8.h"
#include "base/width.h"
#include "conf/config.h"

enum { COMMENT_WIDTH = 78 };

/* A text as comment lines, of whole words. */
static void
add_comment(const char *text, struct strbuf *out)
{
	size_t col = 0;

	while (*text) {
		size_t len = strcspn(text, " ");
		size_t cells = width_text(text, len);

		if (!col || col + 1 + cells > COMMENT_WIDTH) {
			strbuf_adds(out, col ? "\n#" : "#");
			col = 1;
		}
		strbuf_addc(out, ' ');
		strbuf_add(out, text, len);
		col += 1 + cells;
		text += len + strspn(text + len, " ");
	}
	strbuf_addc(out, '\n');
}

void
config_quote(const char *text, struct strbuf *out)
{
	size_t len = strlen(text);
	bool harmless = utf8_is_harmless(text, len);
	size_t n;

	strbuf_addc(out, '"');
	for (size_t i = 0; i < len; i += n) {
		uint32_t c;

		n = utf8_decode(text + i, len - i, &c);
		if (!harmless && (c < ' ' || c >= 0x7F))
			strbuf_printf(out, "\\U%08X", (unsigned)c);
		else if (c == '"' || c == '\\')
			strbuf_printf(out, "\\%c", (int)c);
		else
			strbuf_add(out, text + i, n);
	}
	strbuf_addc(out, '"');
}

static void
add_list(const struct config *config, const struct conf_option *option,
    struct strbuf *out)
{
	struct strbuf text = STRBUF_INIT;

	strbuf_adds(out, "[");
	for (size_t i = 0; option_text(&config->settings, option, i, &text);
	     i++) {
		if (i)
			strbuf_adds(out, ", ");
		config_quote(text.str, out);
		strbuf_reset(&text);
	}
	strbuf_adds(out, "]\n");
	strbuf_release(&text);
}

static void
add_value(const struct config *config, const struct conf_option *option,
    struct strbuf *out)
{
	struct strbuf text = STRBUF_INIT;

	strbuf_printf(out, "%s: ", option->name);
	if (option->kind == OPTION_LIST) {
		add_list(config, option, out);
		return;
	}
	option_text(&config->settings, option, 0, &text);
	if (option->kind == OPTION_TEXT)
		config_quote(text.str, out);
	else
		strbuf_adds(out, text.str);
	strbuf_addc(out, '\n');
	strbuf_release(&text);
}

static void
add_option(const struct config *config, const struct conf_option *option,
    struct strbuf *out)
{
	struct strbuf comment = STRBUF_INIT;

	strbuf_printf(&comment, "%s (", _(option->help));
	option_allowed(option, &comment);
	strbuf_addc(&comment, ')');
	strbuf_addc(out, '\n');
	add_comment(comment.str, out);
	add_value(config, option, out);
	strbuf_release(&comment);
}

static void
add_title(const char *title, struct strbuf *out)
{
	strbuf_printf(out, "\n## %s\n", title);
}

/* The looks of the theme stand there as comments: written out they would stay
 * when another theme is chosen. */
static void
add_looks(const struct config *config, struct strbuf *out)
{
	struct look looks[STYLES];

	config_looks(config, looks);
	strbuf_addc(out, '\n');
	add_comment(_("single looks over those of the theme:"), out);
	add_comment(_(look_allowed), out);
	strbuf_adds(out, "colors:\n");
	for (enum style style = 0; style < STYLES; style++) {
		struct strbuf text = STRBUF_INIT;

		look_text(&looks[style], &text);
		strbuf_printf(out,
		    "%s  %s: ", config->look_lines[style] ? "" : "#",
		    look_style_name(style));
		config_quote(text.str, out);
		strbuf_addc(out, '\n');
		strbuf_release(&text);
	}
}

void
config_print(const struct config *config, struct strbuf *out)
{
#define SECTION(title) add_title(_(title), out);
#define OPTION(kind, field, name, effect, help, ...) \
	add_option(config, option_get(OPT_##field), out);
#include "conf/option-list.h"
	add_looks(config, out);
}
