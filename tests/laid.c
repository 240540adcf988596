// SPDX-License-Identifier: GPL-3.0-or-later
/* See laid.h. */
#include <config.h>

#include "laid.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

void
laid_open(
    struct laid *laid, const char *markdown, const struct flow_options *options)
{
	const struct post *post;

	laid->post = post_parse("a.md", markdown, strlen(markdown));
	post = laid->post;
	assert_true(post->n_parts > 0);
	flow_init(&laid->flow);
	flow_layout(&laid->flow, post,
	    post->n_papers ? &post->papers[0] : &post->parts[0], options);
}

void
laid_close(struct laid *laid)
{
	flow_release(&laid->flow);
	post_free(laid->post);
}

void
laid_add_row(struct strbuf *out, const struct laid *laid, size_t line)
{
	const struct flow_line *l = &laid->flow.lines[line];
	unsigned col = 0;

	for (size_t i = 0; i < l->n_spans; i++) {
		const struct span *span = &laid->flow.spans[l->first_span + i];
		size_t len;
		const char *s = flow_span_text(laid->post, span, &len);
		strbuf_pad(out, ' ', span->col - col);
		strbuf_add(out, s, len);
		col = span->col + span->cells;
	}
	strbuf_addc(out, '\n');
}
