// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Which commands open a URL: see browser.h. A command is read in one pass over
 * its characters; the URL is put in after the words have been told apart, so
 * nothing in it can quote, separate or expand.
 */
#include <config.h>

#include "base/browser.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "base/strbuf.h"

static const char default_browsers[] = "xdg-open:open";

/* Programs known by name: text browsers need the terminal, graphical ones can
 * do without. What a name that is not here does depends on the session. */
static const struct known {
	const char *name;
	bool background;
} known[] = {
    {"w3m", false},
    {"lynx", false},
    {"links", false},
    {"links2", false},
    {"elinks", false},
    {"browsh", false},
    {"cha", false},
    {"retawq", false},
    {"edbrowse", false},
    {"www-browser", false},
    {"firefox", true},
    {"firefox-esr", true},
    {"librewolf", true},
    {"chromium", true},
    {"chromium-browser", true},
    {"google-chrome", true},
    {"google-chrome-stable", true},
    {"brave-browser", true},
    {"microsoft-edge", true},
    {"vivaldi", true},
    {"opera", true},
    {"epiphany", true},
    {"falkon", true},
    {"konqueror", true},
    {"midori", true},
    {"netsurf", true},
    {"dillo", true},
    {"surf", true},
    {"qutebrowser", true},
    {"x-www-browser", true},
    {"gnome-www-browser", true},
    {"wslview", true},
    {"open", true},
};

/* A command of the list while it is read. */
struct reader {
	const char *at;  /* the next byte of the list */
	const char *url; /* NULL: it is one command, and no list */
	struct strbuf word;
	bool in_word;   /* a word may be empty: "" */
	bool plain;     /* nothing in it was quoted */
	bool has_url;   /* %s was in the command */
	bool url_first; /* and that in the program's name */
	char **argv;
	size_t n, cap;
	bool last_is_amp; /* the last word is a bare & */
};

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n';
}

static void
push_word(struct reader *r, char *word)
{
	r->argv = mem_grow(r->argv, r->n, &r->cap, sizeof(*r->argv));
	r->argv[r->n++] = word;
}

static void
end_word(struct reader *r)
{
	if (!r->in_word)
		return;
	r->last_is_amp = r->plain && strcmp(r->word.str, "&") == 0;
	push_word(r, strbuf_detach(&r->word));
	r->in_word = false;
}

static void
begin_word(struct reader *r)
{
	if (!r->in_word)
		r->plain = true;
	r->in_word = true;
}

/* Takes a % sign with what follows it; an unknown pair stands for itself. */
static void
take_percent(struct reader *r)
{
	char what = r->at[1];

	if (what == 's') {
		strbuf_adds(&r->word, r->url);
		r->has_url = true;
		r->url_first = r->url_first || r->n == 0;
	} else if (what == 'c' || what == '%') {
		strbuf_addc(&r->word, what == 'c' ? ':' : '%');
	} else {
		strbuf_addc(&r->word, '%');
		r->at++;
		return;
	}
	r->at += 2;
}

/* Takes one character, quoted by `quote` or not at all (0). */
static void
take_char(struct reader *r, char quote)
{
	if (r->at[0] == '%' && r->url) {
		take_percent(r);
		return;
	}
	if (r->at[0] == '\\' && r->at[1] && quote != '\'') {
		r->plain = false;
		r->at++;
	}
	strbuf_addc(&r->word, *r->at++);
}

/* Takes what stands in quotes; without a closing one, all that is left. */
static void
take_quoted(struct reader *r)
{
	char quote = *r->at++;

	r->plain = false;
	while (*r->at && *r->at != quote)
		take_char(r, quote);
	if (*r->at)
		r->at++;
}

static bool
ends_command(const struct reader *r)
{
	return !*r->at || (*r->at == ':' && r->url);
}

/* Reads up to the colon that ends the command, or the end of the list. */
static void
read_words(struct reader *r)
{
	while (!ends_command(r)) {
		if (is_blank(*r->at)) {
			end_word(r);
			r->at++;
			continue;
		}
		begin_word(r);
		if (*r->at == '\'' || *r->at == '"')
			take_quoted(r);
		else
			take_char(r, 0);
	}
	end_word(r);
	if (*r->at == ':')
		r->at++;
}

static bool
runs_in_background(const char *program, bool display)
{
	const char *slash = strrchr(program, '/');
	const char *name = slash ? slash + 1 : program;

	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		if (strcmp(name, known[i].name) == 0)
			return known[i].background;
	return display;
}

static void
free_words(char **argv, size_t n)
{
	for (size_t i = 0; i < n; i++)
		free(argv[i]);
	free(argv);
}

/* Adds the command that was read, unless it is empty or would run the URL. */
static void
add_command(struct browser_commands *out, struct reader *r, bool display)
{
	struct browser_command cmd = {.background = r->last_is_amp};

	if (r->last_is_amp)
		free(r->argv[--r->n]);
	if (r->n == 0 || r->argv[0][0] == '\0' || r->url_first) {
		free_words(r->argv, r->n);
		return;
	}
	if (!r->has_url)
		push_word(r, mem_strdup(r->url));
	push_word(r, NULL);
	cmd.argv = r->argv;
	cmd.background =
	    cmd.background || runs_in_background(r->argv[0], display);
	out->items =
	    mem_grow(out->items, out->n, &out->cap, sizeof(*out->items));
	out->items[out->n++] = cmd;
}

static void
read_list(struct browser_commands *out, const char *list, const char *url,
    bool display)
{
	while (*list) {
		struct reader r = {.at = list, .url = url, .word = STRBUF_INIT};
		read_words(&r);
		add_command(out, &r, display);
		strbuf_release(&r.word);
		list = r.at;
	}
}

static bool
is_web_url(const char *url)
{
	return strncasecmp(url, "http://", 7) == 0 ||
	    strncasecmp(url, "https://", 8) == 0;
}

void
browser_commands(struct browser_commands *out, const struct browser_env *env,
    const char *url)
{
	*out = (struct browser_commands){0};
	if (!is_web_url(url))
		return;
	if (env->browser)
		read_list(out, env->browser, url, env->display);
	/* Set, but with no command in it, is as good as not set. */
	if (!env->browser || !env->browser[strspn(env->browser, ": \t\n")])
		read_list(out, default_browsers, url, env->display);
}

void
browser_commands_release(struct browser_commands *cmds)
{
	for (size_t i = 0; i < cmds->n; i++) {
		size_t n = 0;
		while (cmds->items[i].argv[n])
			n++;
		free_words(cmds->items[i].argv, n);
	}
	free(cmds->items);
	*cmds = (struct browser_commands){0};
}

char **
browser_words(const char *command, const char *last)
{
	struct reader r = {.at = command, .word = STRBUF_INIT};

	read_words(&r);
	strbuf_release(&r.word);
	if (!r.n || !r.argv[0][0]) {
		free_words(r.argv, r.n);
		return NULL;
	}
	push_word(&r, mem_strdup(last));
	push_word(&r, NULL);
	return r.argv;
}

void
browser_words_free(char **words)
{
	size_t n = 0;

	while (words && words[n])
		n++;
	free_words(words, n);
}

static bool
is_set(const char *name)
{
	const char *value = getenv(name);

	return value && value[0];
}

struct browser_env
browser_env_get(void)
{
	struct browser_env env = {.browser = getenv("BROWSER")};

#ifdef __APPLE__
	env.display = true;
#else
	env.display = is_set("DISPLAY") || is_set("WAYLAND_DISPLAY");
#endif
	return env;
}
