// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Links (OSC 8) on terminals that take them: which cells have one and where it
 * leads, however one came there; and nothing of the kind on other terminals.
 *
 * A watcher follows all bytes that the program sends, and keeps for each cell
 * the link it was drawn with, as such a terminal does.
 */
#include <config.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "scene.h"
#include "screen.h"

#define LENGTH(a) (sizeof(a) / sizeof((a)[0]))
#define ENTER "\r"
#define REDRAW "\014"
#define LINK "\033]8;"
#define ST "\033\\"
#define FIRST "https://arxiv.org/abs/2509.00001"
#define SECOND "https://arxiv.org/abs/2509.00002"
#define ELSEWHERE "https://example.org/%ED%95%9C?a=5&b"

enum { ROWS_MAX = 60, COLS_MAX = 160, URLS_MAX = 64, STEPS = 60 };

struct watcher {
	VTerm *vterm;
	int rows, cols;
	char *urls[URLS_MAX]; /* urls[0] stands for none */
	int n_urls;
	int now; /* what is drawn gets this one */
	int cells[ROWS_MAX][COLS_MAX];
	size_t seen; /* bytes of the record */
};

static int
on_damage(VTermRect rect, void *user)
{
	struct watcher *w = user;

	for (int row = rect.start_row; row < rect.end_row; row++)
		for (int col = rect.start_col; col < rect.end_col; col++)
			w->cells[row][col] = w->now;
	return 1;
}

static int
on_move(VTermRect to, VTermRect from, void *user)
{
	struct watcher *w = user;
	int cells[ROWS_MAX][COLS_MAX];

	memcpy(cells, w->cells, sizeof(cells));
	for (int row = to.start_row; row < to.end_row; row++)
		for (int col = to.start_col; col < to.end_col; col++)
			w->cells[row][col] =
			    cells[row - to.start_row + from.start_row]
				 [col - to.start_col + from.start_col];
	return 1;
}

static const VTermScreenCallbacks callbacks = {
    .damage = on_damage, .moverect = on_move};

static void
watcher_open(struct watcher *w, const struct stage *s)
{
	VTermScreen *screen;

	memset(w, 0, sizeof(*w));
	w->rows = s->rows;
	w->cols = s->cols;
	w->n_urls = 1;
	w->vterm = vterm_new(s->rows, s->cols);
	vterm_set_utf8(w->vterm, 1);
	screen = vterm_obtain_screen(w->vterm);
	vterm_screen_set_callbacks(screen, &callbacks, w);
	vterm_screen_set_damage_merge(screen, VTERM_DAMAGE_CELL);
	vterm_screen_enable_altscreen(screen, 1);
	vterm_screen_reset(screen, 1);
}

static void
watcher_close(struct watcher *w)
{
	vterm_free(w->vterm);
	for (int i = 1; i < w->n_urls; i++)
		free(w->urls[i]);
}

static int
url_number(struct watcher *w, const char *url, size_t len)
{
	int i = 1;

	if (!len)
		return 0;
	while (i < w->n_urls &&
	    (strlen(w->urls[i]) != len || memcmp(w->urls[i], url, len) != 0))
		i++;
	if (i == w->n_urls) {
		assert_true(i < URLS_MAX);
		w->urls[w->n_urls++] = mem_strndup(url, len);
	}
	return i;
}

/* Takes in what the program has sent since. */
static void
watch(struct watcher *w, struct stage *s)
{
	stage_settle(s);
	while (w->seen < s->record.len) {
		const char *at = s->record.str + w->seen;
		const char *link = strstr(at, LINK);
		const char *url, *end;

		if (!link)
			link = s->record.str + s->record.len;
		vterm_input_write(w->vterm, at, (size_t)(link - at));
		w->seen += (size_t)(link - at);
		if (!*link)
			continue;
		url = strchr(link + strlen(LINK), ';');
		assert_non_null(url);
		end = strstr(url, ST);
		assert_non_null(end);
		w->now = url_number(w, url + 1, (size_t)(end - url - 1));
		w->seen += (size_t)(end + strlen(ST) - link);
	}
	assert_int_equal(w->now, 0);
}

/* Appends the text of all cells that lead to `url`, row for row; or of all that
 * lead anywhere, each row with where. */
static void
linked_text(struct watcher *w, const struct stage *s, const char *url,
    struct strbuf *out)
{
	int which = url ? url_number(w, url, strlen(url)) : 0;

	for (int row = 0; row < w->rows; row++)
		for (int col = 0; col < w->cols; col++) {
			int link = w->cells[row][col];
			VTermPos at = {.row = row, .col = col};
			VTermScreenCell cell = screen_cell(s, at);
			char bytes[8];

			if (!link || (which && link != which))
				continue;
			if (!which && (!col || w->cells[row][col - 1] != link))
				strbuf_printf(out, "\n%d,%d (%s): ", row, col,
				    w->urls[link] + 8);
			if (cell.chars[0] && cell.chars[0] != UINT32_MAX)
				strbuf_add(out, bytes,
				    utf8_encode(bytes, cell.chars[0]));
		}
}

/* How many different ids links to `url` were given. */
static int
id_count(const char *bytes, const char *url)
{
	char first[32] = "";
	int n = 0;

	while ((bytes = strstr(bytes, LINK))) {
		const char *id = bytes + strlen(LINK);
		size_t len = strcspn(id, ";");

		bytes = id;
		if (strncmp(id + len + 1, url, strlen(url)) != 0)
			continue;
		assert_true(len > 3 && len < sizeof(first));
		if (!n || strncmp(first, id, len) != 0)
			n++;
		memcpy(first, id, len);
	}
	return n;
}

static const char first_day[] =
    "---\ntitle: Linked\ndate: 2025-09-12\n---\n\n"
    "# 1. [A Title in 한국어 that is wide enough to stand on several rows of "
    "a narrow screen](" FIRST ")\n\n"
    "## Introduction\n\n"
    "- Goal: see [the code](" ELSEWHERE ") and [the 코드 저장소](" ELSEWHERE
    ")\n"
    "- Motivation: 큰 모델은 느리다.\n\n"
    "## Method\n\n1 2 3 4 5 6 7 8 9\n\n1\n\n2\n\n3\n\n4\n\n5\n\n6\n\n7\n\n8\n\n"
    "9\n\n10\n\n11\n\n[the code](" ELSEWHERE
    ")\n\n12\n\n13\n\n14\n\n15\n\n16\n\n"
    "17\n\n18\n\n"
    "# 2. [A Title in 한국말 that is wide enough, too](" SECOND ")\n\n"
    "## Introduction\n\n한글 [evil](javascript:alert(1)) 한글\n\n"
    "# 3. [No link](javascript:x)\n\nA paper without a URL.\n";

static struct stage *
play(struct scene *scene, int rows, int cols, const char *kind)
{
	struct stage *s;

	scene_write(scene, "2025-09-12-linked.md", first_day);
	scene_env(scene, "TERM_PROGRAM=%s", kind);
	s = scene_play(scene, rows, cols);
	stage_see(s, "A Title");
	return s;
}

static void
assert_linked(struct watcher *w, const struct stage *s, const char *url,
    const char *expected)
{
	struct strbuf text = STRBUF_INIT;

	linked_text(w, s, url, &text);
	assert_string_equal(text.str, expected);
	strbuf_release(&text);
}

static void
titles_urls_and_link_texts_are_links(void **state)
{
	struct stage *s = play(*state, 24, 100, "WezTerm");
	struct watcher w;

	watcher_open(&w, s);
	stage_type(s, "z");
	watch(&w, s);
	assert_linked(&w, s, FIRST,
	    "A Title in 한국어 that is wide enough to stand on several rows of "
	    "a narrow screen" FIRST);
	assert_linked(&w, s, ELSEWHERE, "the code[1]the 코드 저장소[1]");
	watcher_close(&w);
}

static void
links_in_pieces_are_one(void **state)
{
	struct stage *s = play(*state, 24, 40, "WezTerm");
	struct watcher w;

	watcher_open(&w, s);
	stage_type(s, ENTER ENTER);
	watch(&w, s);
	/* On two rows, without the blanks they were broken at. */
	assert_linked(&w, s, FIRST,
	    "A Title in 한국어 that is wide enough to"
	    "stand on several rows of a narrow screen" FIRST);
	assert_int_equal(id_count(s->record.str, FIRST), 1);
	watcher_close(&w);
}

static void
what_no_browser_gets_is_no_link(void **state)
{
	struct stage *s = play(*state, 24, 100, "WezTerm");
	struct watcher w;

	watcher_open(&w, s);
	stage_type(s, "zJ");
	stage_see(s, "evil");
	watch(&w, s);
	assert_linked(
	    &w, s, SECOND, "A Title in 한국말 that is wide enough, too" SECOND);
	stage_type(s, "J");
	stage_see(s, "A paper without");
	watch(&w, s);
	assert_linked(&w, s, NULL, "");
	assert_null(strstr(s->record.str, ";javascript"));
	watcher_close(&w);
}

/* All there is to see but the status line, and all links. */
static void
look(struct watcher *w, const struct stage *s, struct strbuf *out)
{
	char *panes = screen_panes(s);

	strbuf_reset(out);
	linked_text(w, s, NULL, out);
	strbuf_adds(out, "\n");
	strbuf_adds(out, panes);
	free(panes);
}

/* Types keys at random; after each all must be as it is when drawn anew. An Esc
 * that nothing follows is acted upon a moment later, unseen by who waits. */
static void
wander(struct stage *s, uint32_t random)
{
	static const char *const keys[] = {"j", "k", "j", "k", " ", "b", "J",
	    "K", "]", "[", "h", "l", "\t", "z", "/code\r", "n", ("\033" REDRAW),
	    "?", "\004", "\025", "g", "G", ENTER};
	struct strbuf before = STRBUF_INIT;
	struct strbuf after = STRBUF_INIT;
	struct watcher w;

	watcher_open(&w, s);
	for (int i = 0; i < STEPS; i++) {
		random = random * 1664525 + 1013904223;
		stage_type(s, keys[(random >> 16) % LENGTH(keys)]);
		watch(&w, s);
		look(&w, s, &before);
		stage_type(s, REDRAW);
		watch(&w, s);
		look(&w, s, &after);
		assert_string_equal(before.str, after.str);
	}
	watcher_close(&w);
	strbuf_release(&before);
	strbuf_release(&after);
}

static void
links_stay_right_wherever_one_goes(void **state)
{
	static const int sizes[][2] = {{24, 80}, {12, 40}, {30, 140}};

	for (size_t i = 0; i < LENGTH(sizes); i++) {
		struct stage *s =
		    play(*state, sizes[i][0], sizes[i][1], "WezTerm");

		/* None becomes read between two looks at the screen. */
		stage_type(s, "M");
		stage_see(s, " 0 unread");
		wander(s, (uint32_t)i + 1);
	}
}

static void
standing_still_sends_no_link_again(void **state)
{
	struct stage *s = play(*state, 24, 100, "WezTerm");
	size_t links;

	stage_type(s, "z");
	stage_settle(s);
	links = s->record.len;
	/* The status line alone changes. */
	stage_type(s, "X");
	stage_see_row(s, 23, "does nothing");
	stage_settle(s);
	assert_null(strstr(s->record.str + links, LINK));
}

static void
scrolling_sends_no_link_again(void **state)
{
	struct stage *s = play(*state, 24, 100, "WezTerm");
	struct watcher w;
	size_t links;

	watcher_open(&w, s);
	stage_type(s, ENTER ENTER "jj");
	watch(&w, s);
	assert_linked(&w, s, ELSEWHERE, "the code[1]the 코드 저장소[1]");
	links = s->record.len;
	stage_type(s, "j");
	watch(&w, s);
	assert_linked(&w, s, ELSEWHERE, "the code[1]the 코드 저장소[1]");
	assert_null(strstr(s->record.str + links, LINK));
	watcher_close(&w);
}

static void
other_terminals_get_none(void **state)
{
	static const char *const settings[][2] = {
	    {"TERM_PROGRAM", "TERM=xterm-256color"},
	    {"TERM_PROGRAM=Apple_Terminal", "TERM=xterm-256color"},
	    {"TERM_PROGRAM=WezTerm", "TERM=screen"},
	    {"TERM_PROGRAM=WezTerm", "TERM=vt100"},
	};
	struct scene *scene = *state;

	for (size_t i = 0; i < LENGTH(settings); i++) {
		struct stage *s;

		scene_write(scene, "2025-09-12-linked.md", first_day);
		scene_env(scene, "%s", settings[i][0]);
		scene_env(scene, "%s", settings[i][1]);
		s = scene_play(scene, 24, 100);
		stage_see(s, "A Title");
		stage_type(s, ENTER "z");
		stage_see(s, FIRST);
		stage_settle(s);
		assert_null(strstr(s->record.str, LINK));
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    SCENE(titles_urls_and_link_texts_are_links),
	    SCENE(links_in_pieces_are_one),
	    SCENE(what_no_browser_gets_is_no_link),
	    SCENE(links_stay_right_wherever_one_goes),
	    SCENE(standing_still_sends_no_link_again),
	    SCENE(scrolling_sends_no_link_again),
	    SCENE(other_terminals_get_none),
	};

	return cmocka_run_group_tests_name("links", tests, NULL, NULL);
}
