// SPDX-License-Identifier: GPL-3.0-or-later
/* Lines of the journal: see journal-line.h. Most keys and posts are plain
 * ASCII, which is clean as it is, and are not copied. */
#include <config.h>

#include "store/journal-line.h"

#include <inttypes.h>
#include <string.h>
#include <time.h>

#include "base/utf8.h"
#include "model/date.h"

static const char time_form[LINE_TIME_LEN + 1] = "0000-00-00T00:00:00.000Z";

/* What is left of a line. */
struct rest {
	const char *s, *end;
};

struct field {
	const char *s;
	size_t len;
};

static const struct word {
	const char *name;
	enum mark_kind kind;
	bool set;
} words[] = {
    {"read", MARK_READ, true},
    {"unread", MARK_READ, false},
    {"star", MARK_STAR, true},
    {"unstar", MARK_STAR, false},
    {"note", MARK_NOTE, true},
    {"place", MARK_PLACE, true},
};
enum { N_WORDS = sizeof(words) / sizeof(words[0]) };

void
line_scratch_init(struct line_scratch *scratch)
{
	strbuf_init(&scratch->raw);
	strbuf_init(&scratch->key);
	strbuf_init(&scratch->note);
	strbuf_init(&scratch->post);
}

void
line_scratch_release(struct line_scratch *scratch)
{
	strbuf_release(&scratch->raw);
	strbuf_release(&scratch->key);
	strbuf_release(&scratch->note);
	strbuf_release(&scratch->post);
}

/* ---- Fields ------------------------------------------------------------- */

static bool
is_field_byte(char c)
{
	return (unsigned char)c > ' ' && c != 0x7F;
}

static void
skip_blanks(struct rest *rest)
{
	while (rest->s < rest->end && (*rest->s == ' ' || *rest->s == '\t'))
		rest->s++;
}

/* Takes the next field; an empty one when none is left. */
static struct field
take_field(struct rest *rest)
{
	struct field field;

	skip_blanks(rest);
	field.s = rest->s;
	while (rest->s < rest->end && is_field_byte(*rest->s))
		rest->s++;
	field.len = (size_t)(rest->s - field.s);
	return field;
}

static int
hex_value(char c)
{
	static const char digits[] = "0123456789ABCDEFabcdef";
	const char *p = c ? strchr(digits, c) : NULL;
	int value = p ? (int)(p - digits) : -1;

	return value < 16 ? value : value - 6;
}

/* Appends the bytes that the field stands for; false if it is ill-formed. */
static bool
decode(struct strbuf *out, struct field field)
{
	const char *end = field.s + field.len;
	const char *s = field.s;

	while (s < end) {
		const char *stop = memchr(s, '%', (size_t)(end - s));
		int high, low;

		strbuf_add(out, s, (size_t)((stop ? stop : end) - s));
		if (!stop)
			return true;
		high = end - stop > 2 ? hex_value(stop[1]) : -1;
		low = high >= 0 ? hex_value(stop[2]) : -1;
		if (low < 0 || (high == 0 && low == 0))
			return false;
		strbuf_addc(out, (char)(high * 16 + low));
		s = stop + 3;
	}
	return true;
}

static bool
is_plain(struct field field)
{
	for (size_t i = 0; i < field.len; i++)
		if ((unsigned char)field.s[i] >= 0x7F || field.s[i] == '%')
			return false;
	return true;
}

/* Makes of a field as it is written the clean text it stands for, which is in
 * `scratch` or the line itself. */
static bool
clean_field(
    struct field *field, struct line_scratch *scratch, struct strbuf *out)
{
	if (is_plain(*field))
		return true;
	strbuf_reset(&scratch->raw);
	strbuf_reset(out);
	if (!decode(&scratch->raw, *field))
		return false;
	utf8_clean(out, scratch->raw.str, scratch->raw.len, UTF8_CLEAN_LINE);
	field->s = out->str;
	field->len = out->len;
	return true;
}

/* ---- Times -------------------------------------------------------------- */

static bool
has_time_form(const char *s, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		bool digit = s[i] >= '0' && s[i] <= '9';
		if (time_form[i] == '0' ? !digit : s[i] != time_form[i])
			return false;
	}
	return true;
}

static int
number_of(const char *s, size_t digits)
{
	int value = 0;

	while (digits-- > 0)
		value = value * 10 + (*s++ - '0');
	return value;
}

/* Reads a time; 0 when it is none. */
static int64_t
read_time(struct field field)
{
	const char *s = field.s;
	struct date day = DATE_NONE;
	int hour, minute, second;

	if (field.len != LINE_TIME_LEN || !has_time_form(s, LINE_TIME_LEN))
		return 0;
	day.year = (short)number_of(s, 4);
	day.month = (signed char)number_of(s + 5, 2);
	day.day = (signed char)number_of(s + 8, 2);
	hour = number_of(s + 11, 2);
	minute = number_of(s + 14, 2);
	second = number_of(s + 17, 2);
	if (day.year < 1970 || day.month < 1 || day.month > 12 || day.day < 1 ||
	    day.day > 31 || hour > 23 || minute > 59 || second > 59)
		return 0;
	return (((int64_t)date_day_number(&day) * 24 + hour) * 60 + minute) *
	    60000 +
	    second * 1000 + number_of(s + 20, 3);
}

static void
write_time(struct strbuf *out, int64_t at)
{
	time_t seconds = (time_t)(at / 1000);
	struct tm tm;

	memset(&tm, 0, sizeof(tm));
	gmtime_r(&seconds, &tm);
	strbuf_printf(out, "%04d-%02d-%02dT%02d:%02d:%02d.%03dZ",
	    tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday, tm.tm_hour, tm.tm_min,
	    tm.tm_sec, (int)(at % 1000));
}

/* ---- Reading ------------------------------------------------------------ */

static bool
read_number(struct rest *rest, uint32_t *value)
{
	struct field field = take_field(rest);
	uint64_t sum = 0;

	if (!field.len || field.len > 10)
		return false;
	for (size_t i = 0; i < field.len; i++) {
		if (field.s[i] < '0' || field.s[i] > '9')
			return false;
		sum = sum * 10 + (uint64_t)(field.s[i] - '0');
	}
	*value = (uint32_t)sum;
	return sum <= UINT32_MAX;
}

static bool
read_place(struct line *line, struct line_scratch *scratch, struct rest *rest)
{
	struct field post;

	if (!read_number(rest, &line->place.section) ||
	    !read_number(rest, &line->place.offset))
		return false;
	post = take_field(rest);
	if (!clean_field(&post, scratch, &scratch->post))
		return false;
	if (post.s != scratch->post.str) {
		strbuf_reset(&scratch->post);
		strbuf_add(&scratch->post, post.s, post.len);
	}
	line->place.post = scratch->post.str;
	return true;
}

/* Reads the text between quotes. Without the closing one it was cut off. */
static bool
read_note(struct line *line, struct line_scratch *scratch, struct rest *rest)
{
	struct strbuf *raw = &scratch->raw;
	const char *s;

	skip_blanks(rest);
	if (rest->s == rest->end || *rest->s != '"')
		return false;
	strbuf_reset(raw);
	for (s = rest->s + 1; s < rest->end && *s != '"'; s++) {
		bool escaped = *s == '\\';

		if (escaped && ++s == rest->end)
			return false;
		strbuf_addc(raw, escaped && *s == 'n' ? '\n' : *s);
	}
	if (s == rest->end)
		return false;
	strbuf_reset(&scratch->note);
	utf8_clean(&scratch->note, raw->str, raw->len, UTF8_CLEAN_LINES);
	line->note = scratch->note.str;
	return true;
}

static const struct word *
find_word(struct field field)
{
	for (size_t i = 0; i < N_WORDS; i++)
		if (strlen(words[i].name) == field.len &&
		    !memcmp(words[i].name, field.s, field.len))
			return &words[i];
	return NULL;
}

/* Reads what stands behind the key. What follows that is for later versions
 * of this program. */
static enum line_sort
read_mark(struct line *line, struct line_scratch *scratch, struct rest *rest)
{
	struct field name = take_field(rest);
	const struct word *word = find_word(name);
	bool ok = true;

	if (!name.len)
		return LINE_BROKEN;
	if (!word)
		return LINE_UNKNOWN;
	line->kind = word->kind;
	line->set = word->set;
	if (rest->s < rest->end && *rest->s != ' ' && *rest->s != '\t')
		return LINE_BROKEN;
	if (word->kind == MARK_NOTE)
		ok = read_note(line, scratch, rest);
	else if (word->kind == MARK_PLACE)
		ok = read_place(line, scratch, rest);
	return ok ? LINE_MARK : LINE_BROKEN;
}

static enum line_sort
read_head(struct line *line, struct line_scratch *scratch, struct rest *rest)
{
	struct field field = take_field(rest);

	if (!field.len && rest->s == rest->end)
		return LINE_BLANK;
	line->at = read_time(field);
	field = take_field(rest);
	line->host = field.s;
	line->host_len = field.len;
	field = take_field(rest);
	if (line->at <= 0 || line->at > LINE_TIME_LAST ||
	    !clean_field(&field, scratch, &scratch->key) || !field.len ||
	    field.len > JOURNAL_KEY_MAX)
		return LINE_BROKEN;
	line->key = field.s;
	line->key_len = field.len;
	return LINE_MARK;
}

void
line_read(
    struct line *line, struct line_scratch *scratch, const char *s, size_t len)
{
	struct rest rest;

	memset(line, 0, sizeof(*line));
	line->note = line->place.post = "";
	line->sort = LINE_BROKEN;
	if (len > 0 && s[len - 1] == '\r')
		len--;
	if (len > LINE_MAX_BYTES)
		return;
	rest = (struct rest){s, s + len};
	line->sort = read_head(line, scratch, &rest);
	if (line->sort == LINE_MARK)
		line->sort = read_mark(line, scratch, &rest);
}

/* ---- Writing ------------------------------------------------------------ */

void
line_write_field(struct strbuf *out, const char *s)
{
	for (; *s; s++)
		if (is_field_byte(*s) && *s != '%')
			strbuf_addc(out, *s);
		else
			strbuf_printf(out, "%%%02X", (unsigned char)*s);
}

static void
write_note(struct strbuf *out, const char *note)
{
	strbuf_adds(out, " \"");
	for (; *note; note++) {
		if (*note == '"' || *note == '\\' || *note == '\n')
			strbuf_addc(out, '\\');
		strbuf_addc(out, *note == '\n' ? 'n' : *note);
	}
	strbuf_addc(out, '"');
}

static void
write_place(struct strbuf *out, const struct mark_place *place)
{
	strbuf_printf(
	    out, " %" PRIu32 " %" PRIu32, place->section, place->offset);
	if (!place->post[0])
		return;
	strbuf_addc(out, ' ');
	line_write_field(out, place->post);
}

static bool
is_set(const struct mark *mark, enum mark_kind kind)
{
	return kind == MARK_READ ? mark->read
	    : kind == MARK_STAR  ? mark->starred
				 : true;
}

void
line_write(struct strbuf *out, int64_t at, const char *host,
    const struct mark *mark, enum mark_kind kind)
{
	const struct word *word = words;

	while (word->kind != kind || word->set != is_set(mark, kind))
		word++;
	write_time(out, at);
	strbuf_addc(out, ' ');
	strbuf_adds(out, host);
	strbuf_addc(out, ' ');
	line_write_field(out, mark->key);
	strbuf_printf(out, " %s", word->name);
	if (kind == MARK_NOTE)
		write_note(out, mark->note);
	else if (kind == MARK_PLACE)
		write_place(out, &mark->place);
	strbuf_addc(out, '\n');
}

/* ---- What was only begun ------------------------------------------------ */

/* Whether what is left begins with `text`, or is but the begin of it; passes
 * that. */
static bool
pass(struct rest *rest, const char *text, size_t len)
{
	size_t left = (size_t)(rest->end - rest->s);
	size_t n = left < len ? left : len;
	bool same = !memcmp(rest->s, text, n);

	rest->s += same ? n : 0;
	return same;
}

/* Of a note: a quote that nothing ends. */
static bool
is_open_note(struct rest rest)
{
	if (!pass(&rest, " \"", 2))
		return false;
	for (; rest.s < rest.end; rest.s++) {
		if (*rest.s == '"' || *rest.s == '\r' || !*rest.s)
			return false;
		if (*rest.s == '\\' && rest.s + 1 < rest.end)
			rest.s++;
	}
	return true;
}

/* Of a place: one number and perhaps the blank behind it, or less. */
static bool
is_open_place(struct rest rest)
{
	if (!pass(&rest, " ", 1))
		return false;
	while (rest.s < rest.end && *rest.s >= '0' && *rest.s <= '9')
		rest.s++;
	return pass(&rest, " ", 1) && rest.s == rest.end;
}

static bool
is_open_mark(struct rest rest)
{
	for (size_t i = 0; i < N_WORDS; i++) {
		struct rest after = rest;
		size_t len = strlen(words[i].name);

		if (!pass(&after, words[i].name, len))
			continue;
		if ((size_t)(after.s - rest.s) < len)
			return true;
		return (words[i].kind == MARK_NOTE && is_open_note(after)) ||
		    (words[i].kind == MARK_PLACE && is_open_place(after));
	}
	return false;
}

bool
line_is_begun_by(const char *s, size_t len, const char *host)
{
	struct rest rest;

	/* Of what was on the way to the disk when the power failed. */
	while (len > 0 && !s[len - 1])
		len--;
	rest = (struct rest){s, s + len};
	if (!has_time_form(s, len < LINE_TIME_LEN ? len : LINE_TIME_LEN))
		return false;
	rest.s += len < LINE_TIME_LEN ? len : LINE_TIME_LEN;
	if (!pass(&rest, " ", 1) || !pass(&rest, host, strlen(host)) ||
	    !pass(&rest, " ", 1))
		return false;
	while (rest.s < rest.end && is_field_byte(*rest.s))
		rest.s++;
	return pass(&rest, " ", 1) && is_open_mark(rest);
}
