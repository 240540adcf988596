// SPDX-License-Identifier: GPL-3.0-or-later
/* The configuration: what is wrong in it is told by file, line and what is
 * allowed, the rest applies, and what is printed is read back as the same. */
#include <config.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>

#include "base/file.h"
#include "conf/config.h"
#include "conf/theme.h"

#define LENGTH(a) (sizeof(a) / sizeof((a)[0]))

/* Reads a configuration that says `text`; PATH stands for its file in what
 * is wrong with it. */
static void
read_text(struct config *config, const char *text, struct strbuf *problems)
{
	char path[] = "/tmp/nonmun-config-XXXXXX";
	int fd = mkstemp(path);
	const char *at;

	assert_true(fd >= 0);
	assert_int_equal(file_write(fd, text, strlen(text)), 0);
	close(fd);
	config_init(config);
	config_read(config, path, false);
	unlink(path);
	strbuf_reset(problems);
	strbuf_add(problems, config->problems.str, config->problems.len);
	while ((at = strstr(problems->str, path)))
		strbuf_splice(problems, (size_t)(at - problems->str),
		    strlen(path), "PATH", 4);
}

static const struct {
	const char *text, *told;
} wrong[] = {
    {"widht: 80\n",
	"PATH:1: unknown option \"widht\"; did you mean \"width\"?\n"},
    {"bananas: 80\n", "PATH:1: unknown option \"bananas\"\n"},
    {"zoom: on\nwidth: wide\n",
	"PATH:2: width: \"wide\" is not allowed; allowed: 0 to 1000\n"},
    {"width: 1001\n",
	"PATH:1: width: \"1001\" is not allowed; allowed: 0 to 1000\n"},
    {"width: -1\n",
	"PATH:1: width: \"-1\" is not allowed; allowed: 0 to 1000\n"},
    {"width: [80, 90]\n",
	"PATH:1: width: a single value is expected\n"
	"PATH:1: width: a single value is expected\n"},
    {"mouse: maybe\n",
	"PATH:1: mouse: \"maybe\" is not allowed; allowed: on or off\n"},
    {"theme: dark\n",
	"PATH:1: theme: \"dark\" is not allowed; allowed: default, mono, "
	"contrast, solarized\n"},
    {"hyperlinks: always\n",
	"PATH:1: hyperlinks: \"always\" is not allowed; allowed: auto, off, "
	"on\n"},
    {"date-format: \"%d. %q\"\n",
	"PATH:1: date-format: \"%d. %q\" is not allowed; allowed: up to 40 "
	"bytes of text with %Y, %m, %d, %b, %a and %%\n"},
    {"library: notes\n",
	"PATH:1: library: \"notes\" is not allowed; allowed: a path that "
	"begins with / or ~/\n"},
    {"library:\n  first: /a\n",
	"PATH:2: library: a list of texts is expected\n"},
    {"width: 70\nwidth: 80\n",
	"PATH:2: width: given before, in line 1; this one counts\n"},
    {"colors: blue\n",
	"PATH:1: colors: lines such as \"title: bold cyan\" are expected\n"},
    {"colors:\n  titel: red\n",
	"PATH:2: unknown style \"titel\"; did you mean \"title\"?\n"},
    {"colors:\n  title: pink\n",
	"PATH:2: colors: title: \"pink\" is not allowed; allowed: bold, dim, "
	"italic, underline, reverse, a colour, \"on\" and a colour; colours "
	"are default, black, red, green, yellow, blue, magenta, cyan, white, "
	"bright-red and so on, 0 to 255, or #rrggbb\n"},
    {"keys:\n  x: star\n",
	"PATH:2: keys: a pane (or \"all\") is expected, and below it lines "
	"such as \"x: star\"\n"},
    {"just words\n", "PATH:1: lines such as \"width: 90\" are expected\n"},
    {"width: \"8\\0\"\n", "PATH:1: width: a NUL character\n"},
    {"title: \xff\n", "PATH: not UTF-8\n"},
};

static void
what_is_wrong_is_told(void **state)
{
	struct strbuf told = STRBUF_INIT;

	(void)state;
	for (size_t i = 0; i < LENGTH(wrong); i++) {
		struct config config;

		read_text(&config, wrong[i].text, &told);
		assert_string_equal(told.str, wrong[i].told);
		assert_true(config.n_problems > 0);
		config_release(&config);
	}
	strbuf_release(&told);
}

static void
faults_of_yaml_have_a_line(void **state)
{
	struct strbuf told = STRBUF_INIT;
	struct config config;

	(void)state;
	read_text(&config, "width: 70\nzoom: on\nmouse: \"on\n", &told);
	assert_non_null(strstr(told.str, "PATH:"));
	assert_int_equal(config.n_problems, 1);
	assert_int_equal(config.settings.width, 70);
	assert_true(config.settings.zoom);
	config_release(&config);
	strbuf_release(&told);
}

static void
the_rest_applies(void **state)
{
	struct strbuf told = STRBUF_INIT;
	struct config config;
	struct look looks[STYLES], url;

	(void)state;
	read_text(&config,
	    "width: 72\nnonsense: 1\nmouse: yes\nwrap: any\n"
	    "library:\n  - /a\n  - ~/b\ncolors:\n  nope: red\n"
	    "  title: bold on blue\n  code: \"#102030\"\n",
	    &told);
	assert_int_equal(config.n_problems, 2);
	assert_int_equal(config.settings.width, 72);
	assert_true(config.settings.mouse);
	assert_int_equal(config.settings.wrap, WRAPPING_ANY);
	assert_int_equal(config.settings.library.n, 2);
	assert_string_equal(config.settings.library.texts[1], "~/b");
	config_looks(&config, looks);
	assert_int_equal(looks[STYLE_TITLE].attributes, LOOK_BOLD);
	assert_int_equal(looks[STYLE_TITLE].ink, COLOUR_DEFAULT);
	assert_int_equal(looks[STYLE_TITLE].paper, 4);
	assert_int_equal(looks[STYLE_CODE].ink, COLOUR_RGB | 0x102030);
	url = theme_look(THEME_DEFAULT, STYLE_URL);
	assert_memory_equal(&looks[STYLE_URL], &url, sizeof(url));
	config_release(&config);
	strbuf_release(&told);
}

/* A program whose first word is none has no arguments either: they are not
 * those of the key before it, nor a program. */
static void
arguments_of_no_program_go_nowhere(void **state)
{
	static const char *const texts[] = {"    Y: [[a, b], c, d]\n",
	    "    Y: [{a: b}, c]\n", "    Y: [\"a\\0\", c]\n"};
	struct strbuf text = STRBUF_INIT, told = STRBUF_INIT;
	struct config config;

	(void)state;
	for (size_t i = 0; i < LENGTH(texts); i++) {
		strbuf_set(
		    &text, "keys:\n  reader:\n    Z: [add, \"%{url}\"]\n");
		strbuf_adds(&text, texts[i]);
		read_text(&config, text.str, &told);
		assert_true(config.n_problems > 0);
		assert_int_equal(config.n_keys, 1);
		assert_int_equal(config.keys[0].n_words, 2);
		assert_string_equal(config.keys[0].words[1], "%{url}");
		config_release(&config);
	}
	strbuf_release(&text);
	strbuf_release(&told);
}

/* What is printed is free of problems, and printed again it is the same. */
static void
printing_is_identity(const char *text)
{
	struct strbuf first = STRBUF_INIT, second = STRBUF_INIT;
	struct strbuf told = STRBUF_INIT;
	struct config config;

	read_text(&config, text, &told);
	config_print(&config, &first);
	config_release(&config);
	read_text(&config, first.str, &told);
	assert_string_equal(told.str, "");
	config_print(&config, &second);
	assert_string_equal(first.str, second.str);
	config_release(&config);
	strbuf_release(&first);
	strbuf_release(&second);
	strbuf_release(&told);
}

static void
what_is_printed_reads_back(void **state)
{
	(void)state;
	printing_is_identity("");
	printing_is_identity("width: 0\nzoom: on\ntheme: mono\nmouse: on\n");
	printing_is_identity(
	    "library: [\"/a \\\"b\\\"\", '/c: d', \"~/#e\"]\n"
	    "date-format: \"%d. %b \\\\ %%\"\n"
	    "colors: {title: 'bold italic bright-red on 17', url: default}\n");
}

static void
a_missing_file_is_fine_where_it_may_be(void **state)
{
	struct config config;

	(void)state;
	config_init(&config);
	config_read(&config, "/nonexistent/config.yaml", true);
	assert_int_equal(config.n_problems, 0);
	config_read(&config, "/nonexistent/config.yaml", false);
	assert_int_equal(config.n_problems, 1);
	assert_non_null(
	    strstr(config.problems.str, "/nonexistent/config.yaml"));
	config_release(&config);
}

/* Every option has a name, help, a default that is allowed, and a way back
 * from its text. */
static void
every_option_is_whole(void **state)
{
	struct settings settings;

	(void)state;
	settings_init(&settings);
	for (enum option_id id = 0; id < OPTIONS; id++) {
		const struct conf_option *option = option_get(id);
		struct strbuf text = STRBUF_INIT, allowed = STRBUF_INIT;

		assert_ptr_equal(option_find(option->name), option);
		assert_true(strlen(option->help) > 0);
		assert_true(option->kind == OPTION_FLAG || option->value);
		option_allowed(option, &allowed);
		assert_true(allowed.len > 0);
		if (option->kind == OPTION_LIST) {
			assert_false(option_text(&settings, option, 0, &text));
		} else {
			assert_true(option_text(&settings, option, 0, &text));
			strbuf_reset(&allowed);
			assert_true(
			    option_set(&settings, option, text.str, &allowed));
			assert_int_equal(allowed.len, 0);
		}
		strbuf_release(&text);
		strbuf_release(&allowed);
	}
	settings_release(&settings);
}

/* A number takes its bounds and nothing beyond them. */
static void
numbers_have_bounds(void **state)
{
	struct settings settings;

	(void)state;
	settings_init(&settings);
	for (enum option_id id = 0; id < OPTIONS; id++) {
		const struct conf_option *option = option_get(id);
		struct strbuf allowed = STRBUF_INIT;
		char text[32];

		if (option->kind != OPTION_NUMBER)
			continue;
		snprintf(text, sizeof(text), "%u", option->least);
		assert_true(option_set(&settings, option, text, &allowed));
		snprintf(text, sizeof(text), "%u", option->most);
		assert_true(option_set(&settings, option, text, &allowed));
		snprintf(text, sizeof(text), "%u", option->most + 1);
		assert_false(option_set(&settings, option, text, &allowed));
		snprintf(text, sizeof(text), "%ld", (long)option->least - 1);
		assert_false(option_set(&settings, option, text, &allowed));
		strbuf_release(&allowed);
	}
	settings_release(&settings);
}

static void
looks_read_back(void **state)
{
	static const char *const texts[] = {"default", "bold default",
	    "bold underline reverse dim italic bright-white on black",
	    "#0a0b0c on 255", "default on #ffffff"};
	static const char *const nonsense[] = {
	    "", " ", "on", "red on", "256", "#12", "bold pink", "red on bold"};
	struct look look;

	(void)state;
	for (size_t i = 0; i < LENGTH(texts); i++) {
		struct strbuf out = STRBUF_INIT;

		assert_true(look_parse(texts[i], &look));
		look_text(&look, &out);
		assert_string_equal(out.str, texts[i]);
		strbuf_release(&out);
	}
	for (size_t i = 0; i < LENGTH(nonsense); i++)
		assert_false(look_parse(nonsense[i], &look));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(what_is_wrong_is_told),
	    cmocka_unit_test(faults_of_yaml_have_a_line),
	    cmocka_unit_test(the_rest_applies),
	    cmocka_unit_test(arguments_of_no_program_go_nowhere),
	    cmocka_unit_test(what_is_printed_reads_back),
	    cmocka_unit_test(a_missing_file_is_fine_where_it_may_be),
	    cmocka_unit_test(every_option_is_whole),
	    cmocka_unit_test(numbers_have_bounds),
	    cmocka_unit_test(looks_read_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
