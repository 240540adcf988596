// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Papers and sections from headings: see outline.h for the rules. First the
 * headings that are papers are found, then the blocks are cut into parts at
 * them, then each part into sections. Levels are counted by votes, so that a
 * single odd heading changes nothing.
 */
#include <config.h>

#include "model/outline.h"

#include <string.h>

#include "base/strbuf.h"
#include "model/heading.h"
#include "model/identifier.h"
#include "model/labels.h"
#include "model/links.h"
#include "model/section.h"

enum { LEVELS = 7 }; /* 1..6; 0: none */

static const uint32_t no_block = UINT32_MAX;

struct outliner {
	struct post *post;
	const struct front *front;
	struct heading *heads;
	uint32_t n_heads;
	unsigned paper_level;   /* 0: no heading is a paper */
	unsigned section_level; /* 0: papers hold no headings */
	size_t n_papers;
};

/* The level with most votes, the shallowest of several; 0 without votes. */
static unsigned
most_voted(const unsigned votes[LEVELS])
{
	unsigned best = 0;

	for (unsigned i = 1; i < LEVELS; i++)
		if (votes[i] && (!best || votes[i] > votes[best]))
			best = i;
	return best;
}

static uint32_t
text_at(const struct post *post, uint32_t block)
{
	return block < post->n_blocks ? post->blocks[block]->begin
				      : post->text_len;
}

/* The block after the last one that heading `i` stands above. */
static uint32_t
body_end(const struct outliner *o, uint32_t i)
{
	for (uint32_t k = i + 1; k < o->n_heads; k++)
		if (o->heads[k].level <= o->heads[i].level)
			return o->heads[k].block;
	return o->post->n_blocks;
}

/* The papers at their level. Where most of them are numbered, a number makes a
 * paper of a heading whose link was forgotten, unless it names a section. */
static void
mark_papers(struct outliner *o)
{
	unsigned linked = 0, numbered = 0;

	for (uint32_t i = 0; i < o->n_heads; i++) {
		struct heading *h = &o->heads[i];

		h->is_paper = h->url && h->level == o->paper_level;
		linked += h->is_paper;
		numbered += h->is_paper && h->number >= 0;
	}
	for (uint32_t i = 0; i < o->n_heads; i++) {
		struct heading *h = &o->heads[i];

		if (linked && numbered * 2 > linked && h->number >= 0 &&
		    h->level == o->paper_level &&
		    section_kind_of(h->title) == SECTION_OTHER)
			h->is_paper = true;
	}
}

static void
find_linked_papers(struct outliner *o)
{
	unsigned votes[LEVELS] = {0};

	for (uint32_t i = 0; i < o->n_heads; i++)
		votes[o->heads[i].level] += o->heads[i].url != NULL;
	o->paper_level = most_voted(votes);
	mark_papers(o);
}

/* The second rule: only asked where no heading is a link. */
static void
find_numbered_papers(struct outliner *o)
{
	unsigned votes[LEVELS] = {0};

	for (uint32_t i = 0; i < o->n_heads; i++) {
		struct heading *h = &o->heads[i];

		if (h->number < 0)
			continue;
		h->url =
		    links_first_paper(o->post, h->block + 1, body_end(o, i));
		votes[h->level] += h->url != NULL;
	}
	o->paper_level = most_voted(votes);
	mark_papers(o);
}

static void
count_papers(struct outliner *o)
{
	o->n_papers = 0;
	for (uint32_t i = 0; i < o->n_heads; i++)
		o->n_papers += o->heads[i].is_paper;
}

/* Sections above the level of papers must be what papers have as a rule: else
 * they are headings of groups of papers. */
static void
find_section_level(struct outliner *o)
{
	unsigned votes[LEVELS] = {0};
	unsigned level;

	for (uint32_t i = 0; i + 1 < o->n_heads; i++)
		if (o->heads[i].is_paper && !o->heads[i + 1].is_paper)
			votes[o->heads[i + 1].level]++;
	level = most_voted(votes);
	if (level && level <= o->paper_level && votes[level] * 2 < o->n_papers)
		level = 0;
	o->section_level = level;
}

static bool
is_section(const struct outliner *o, const struct heading *h)
{
	return o->section_level &&
	    (h->level == o->section_level ||
		(h->level < o->section_level && h->level > o->paper_level));
}

/* Whether a heading below a paper belongs to the post, not to the paper. One
 * that announces a section at too high a level does not. */
static bool
ends_paper(const struct outliner *o, const struct heading *h)
{
	if (is_section(o, h) ||
	    h->level > (o->section_level ? o->section_level : o->paper_level))
		return false;
	return h->level <= o->paper_level &&
	    (h->level < o->paper_level ||
		section_kind_of(h->title) == SECTION_OTHER);
}

static void
set_identity(struct post *post, struct paper *paper)
{
	const char *name = strrchr(post->path, '/');
	struct strbuf key = STRBUF_INIT;
	struct arxiv_id id;

	if (paper->url && arxiv_parse_url(&id, paper->url)) {
		paper->arxiv = arena_strdup(&post->arena, id.id);
		strbuf_printf(&key, "arxiv:%s", id.id);
	} else if (paper->url) {
		strbuf_adds(&key, paper->url);
	} else {
		strbuf_printf(&key, "%s#%u", name ? name + 1 : post->path,
		    (unsigned)(paper - post->parts) + 1);
	}
	paper->key = arena_strndup(&post->arena, key.str, key.len);
	strbuf_release(&key);
}

static struct paper *
add_part(struct post *post, enum part_kind kind, uint32_t from, uint32_t to)
{
	struct paper *p = &post->parts[post->n_parts++];

	p->kind = kind;
	p->number = -1;
	p->title =
	    kind == PART_TRAILER ? "(end of the post)" : "(start of the post)";
	p->line = from < post->n_blocks ? post->blocks[from]->line : 1;
	p->lead = p->head = p->preamble = (struct block_range){from, from};
	p->preamble.to = to;
	p->begin = text_at(post, from);
	p->end = text_at(post, to);
	return p;
}

static void
add_paper(struct outliner *o, const struct heading *h, uint32_t from)
{
	struct post *post = o->post;
	struct paper *p = add_part(post, PART_PAPER, from, post->n_blocks);

	p->number = h->number;
	p->title = h->title;
	p->url = h->url;
	p->line = post->blocks[h->block]->line;
	p->lead = (struct block_range){from, h->block};
	p->head = (struct block_range){h->block, h->block + 1};
	p->preamble = (struct block_range){h->block + 1, post->n_blocks};
}

static void
close_part(struct post *post, uint32_t block)
{
	struct paper *p;

	if (!post->n_parts)
		return;
	p = &post->parts[post->n_parts - 1];
	p->preamble.to = block;
	p->end = text_at(post, block);
}

/* A rule just above a heading goes with it. */
static uint32_t
with_rule(const struct post *post, uint32_t block)
{
	return block > 0 && post->blocks[block - 1]->kind == NODE_RULE
	    ? block - 1
	    : block;
}

static bool
has_text(const struct post *post, uint32_t from, uint32_t to)
{
	return text_at(post, to) > text_at(post, from);
}

/* Cuts the post at the headings that are papers. */
static void
cut_papers(struct outliner *o)
{
	struct post *post = o->post;
	uint32_t loose = no_block; /* where the last paper has ended */

	for (uint32_t i = 0; i < o->n_heads; i++) {
		const struct heading *h = &o->heads[i];
		bool in_paper = post->papers && loose == no_block;

		if (h->is_paper) {
			uint32_t from = loose != no_block ? loose : h->block;

			if (!post->papers && has_text(post, 0, from))
				add_part(post, PART_PREAMBLE, 0, from);
			else
				close_part(post, from);
			if (!post->papers)
				post->papers = &post->parts[post->n_parts];
			add_paper(o, h, from);
			loose = no_block;
		} else if (in_paper && ends_paper(o, h)) {
			loose = with_rule(post, h->block);
		}
	}
	post->n_papers = o->n_papers;
	close_part(post, loose != no_block ? loose : post->n_blocks);
	if (loose != no_block)
		add_part(post, PART_TRAILER, loose, post->n_blocks);
}

/* "[Paper Review] DDIM" -> "DDIM" */
static const char *
without_label(const char *title)
{
	const char *end = title[0] == '[' ? strchr(title, ']') : NULL;

	if (!end)
		return title;
	end += 1 + strspn(end + 1, " ");
	return *end ? end : title;
}

/* The text before the post's sections: up to the first heading that is not the
 * post's own title. */
static uint32_t
lead_end(const struct outliner *o)
{
	for (uint32_t i = 0; i < o->n_heads; i++)
		if (o->heads[i].block > 0)
			return o->heads[i].block;
	return o->post->n_blocks;
}

/* The third rule, and the fourth. */
static void
make_single_part(struct outliner *o)
{
	struct post *post = o->post;
	const char *url = o->front->paper_url;
	struct paper *p;

	if (!url)
		url = links_only_paper(post, 0, lead_end(o));
	if (!url && !has_text(post, 0, post->n_blocks))
		return;
	p = add_part(post, url ? PART_PAPER : PART_PREAMBLE, 0, post->n_blocks);
	p->title = post->title ? without_label(post->title)
	    : o->n_heads       ? o->heads[0].title
			       : "(untitled)";
	if (!url)
		return;
	p->url = url;
	post->papers = p;
	post->n_papers = 1;
}

/* Where a part that is not one of several papers has its sections: at its
 * shallowest headings, unless that is a lone one above all others. */
static unsigned
own_section_level(const struct outliner *o, const struct paper *part)
{
	unsigned votes[LEVELS] = {0};
	unsigned level = 1;

	for (uint32_t i = 0; i < o->n_heads; i++)
		if (o->heads[i].block >= part->preamble.from &&
		    o->heads[i].block < part->preamble.to)
			votes[o->heads[i].level]++;
	while (level < LEVELS - 1 && !votes[level])
		level++;
	if (votes[level] == 1)
		for (unsigned k = level + 1; k < LEVELS; k++)
			if (votes[k])
				return k;
	return votes[level] ? level : 0;
}

/* The first heading at or after a block, by halves. */
static uint32_t
first_head(const struct outliner *o, uint32_t block)
{
	uint32_t from = 0, to = o->n_heads;

	while (from < to) {
		uint32_t mid = from + (to - from) / 2;

		if (o->heads[mid].block < block)
			from = mid + 1;
		else
			to = mid;
	}
	return from;
}

static struct section *
add_section(struct post *post, struct paper *part, uint32_t block)
{
	struct section *s = &part->sections[part->n_sections++];

	s->line = post->blocks[block]->line;
	s->head = (struct block_range){block, block};
	s->blocks = (struct block_range){block, block};
	s->begin = text_at(post, block);
	return s;
}

/* Each section ends where the next begins, the last with its part. */
static void
close_sections(struct post *post, struct paper *part, uint32_t to)
{
	for (size_t i = 0; i < part->n_sections; i++) {
		struct section *s = &part->sections[i];
		const struct section *next = s + 1;
		bool last = i + 1 == part->n_sections;

		s->blocks.to = last ? to : next->head.from;
		s->end = text_at(post, s->blocks.to);
		s->kind = section_kind_of(s->heading);
	}
	if (part->n_sections)
		part->preamble.to = part->sections[0].head.from;
}

/* All headings within a part down to the level of sections are sections, but
 * for the title above the sections of a post that is a single part. */
static bool
starts_section(
    const struct outliner *o, const struct paper *part, const struct heading *h)
{
	return h->level <= o->section_level &&
	    (o->paper_level || part->n_sections ||
		h->level == o->section_level);
}

static void
cut_at_headings(struct outliner *o, struct paper *part)
{
	struct post *post = o->post;
	uint32_t to = part->preamble.to;

	for (uint32_t i = first_head(o, part->preamble.from); i < o->n_heads;
	     i++) {
		const struct heading *h = &o->heads[i];
		const struct node *head = post->blocks[h->block];
		struct section *s;

		if (h->block >= to)
			break;
		if (!starts_section(o, part, h))
			continue;
		s = add_section(post, part, h->block);
		s->heading = heading_plain(post, head->begin, head->end);
		s->head.to = s->blocks.from = h->block + 1;
	}
	close_sections(post, part, to);
}

static void
cut_at_labels(struct outliner *o, struct paper *part, struct labels *labels)
{
	struct post *post = o->post;
	uint32_t to = part->preamble.to;

	for (uint32_t i = part->preamble.from; i < to; i++) {
		const char *label = labels_recurring(labels, post, i);

		if (label)
			add_section(post, part, i)->heading = label;
	}
	close_sections(post, part, to);
}

static void
cut_sections(struct outliner *o)
{
	struct post *post = o->post;
	bool by_label = o->n_papers > 1 && !o->section_level;
	struct labels labels = LABELS_INIT;

	if (by_label)
		labels_count(&labels, post);
	for (size_t i = 0; i < post->n_parts; i++) {
		struct paper *part = &post->parts[i];
		struct outliner own = *o;

		part->sections = arena_alloc(&post->arena,
		    (part->preamble.to - part->preamble.from + 1) *
			sizeof(*part->sections));
		if (part->kind == PART_PAPER && by_label) {
			cut_at_labels(o, part, &labels);
			continue;
		}
		if (part->kind != PART_PAPER || !o->paper_level) {
			own.section_level = own_section_level(o, part);
			own.paper_level = 0;
		}
		cut_at_headings(&own, part);
	}
	labels_release(&labels);
}

void
outline_build(struct post *post, const struct front *front)
{
	struct outliner o = {.post = post, .front = front};

	o.heads = headings_find(post, &o.n_heads);
	find_linked_papers(&o);
	if (!o.paper_level)
		find_numbered_papers(&o);
	count_papers(&o);
	find_section_level(&o);
	post->parts =
	    arena_alloc(&post->arena, (o.n_papers + 3) * sizeof(*post->parts));
	if (o.n_papers)
		cut_papers(&o);
	else
		make_single_part(&o);
	cut_sections(&o);
	for (size_t i = 0; i < post->n_parts; i++)
		set_identity(post, &post->parts[i]);
}
