// SPDX-License-Identifier: GPL-3.0-or-later
/* Operating system commands: see term-osc.h. */
#include <config.h>

#include "term/term-osc.h"

#define OSC "\033]"
#define BEL "\a"
#define DCS "\033P"
#define ST "\033\\"

/* Screen drops what of a string is longer than 767 bytes, before 4.1 than 255.
 */
enum { SCREEN_STRING_MAX = 240 };

static void
add_base64(struct strbuf *out, const char *text, size_t len)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				     "abcdefghijklmnopqrstuvwxyz0123456789+/";

	for (size_t i = 0; i < len; i += 3) {
		uint32_t bits = 0;

		for (size_t k = 0; k < 3; k++)
			bits = bits << 8 |
			    (i + k < len ? (unsigned char)text[i + k] : 0);
		for (size_t k = 0; k < 4; k++)
			strbuf_addc(out,
			    i + k <= len ? digits[bits >> (18 - 6 * k) & 63]
					 : '=');
	}
}

static void
add_for_screen(struct strbuf *out, const struct strbuf *command)
{
	for (size_t i = 0; i < command->len; i += SCREEN_STRING_MAX) {
		size_t n = command->len - i;

		strbuf_adds(out, DCS);
		strbuf_add(out, command->str + i,
		    n < SCREEN_STRING_MAX ? n : SCREEN_STRING_MAX);
		strbuf_adds(out, ST);
	}
}

void
term_osc_copy(struct strbuf *out, const char *text, size_t len, bool screen)
{
	struct strbuf command = STRBUF_INIT;

	strbuf_adds(&command, OSC "52;c;");
	add_base64(&command, text, len);
	strbuf_adds(&command, BEL);
	if (screen)
		add_for_screen(out, &command);
	else
		strbuf_add(out, command.str, command.len);
	strbuf_release(&command);
}

void
term_osc_link(struct strbuf *out, const char *url, uint64_t id)
{
	strbuf_printf(out, OSC "8;id=%08lx;", (unsigned long)(uint32_t)id);
	for (; *url; url++) {
		unsigned char c = (unsigned char)*url;

		if (c > 0x20 && c < 0x7F)
			strbuf_addc(out, (char)c);
		else
			strbuf_printf(out, "%%%02X", c);
	}
	strbuf_adds(out, ST);
}

void
term_osc_link_end(struct strbuf *out)
{
	strbuf_adds(out, OSC "8;;" ST);
}
