// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Digests that chance writes, in the primary form with all its odd shapes, and
 * what a reader expects of each. The same seed writes the same digest.
 */
#ifndef NONMUN_TESTS_MODEL_DIGEST_H
#define NONMUN_TESTS_MODEL_DIGEST_H

#include <stdbool.h>
#include <stdint.h>

#include "base/strbuf.h"
#include "model/post.h"

/* The outline has one part or section a line. Bodies hold numbered words (w1,
 * w2...), each once: the outline says which of them a section holds, and in
 * which order. */
struct digest {
	uint32_t seed;
	unsigned line; /* that is being written */
	unsigned words;
	unsigned paper_level, section_level;
	struct strbuf src, outline;
};

#define DIGEST_INIT                                        \
	{                                                  \
		.src = STRBUF_INIT, .outline = STRBUF_INIT \
	}

void digest_write(struct digest *d, uint32_t seed);
void digest_release(struct digest *d);

/* Writes the source with a byte order mark (1), without its last line ends (2)
 * or with CR LF (4): the bits of `variant`. The outline is the same. */
void digest_write_variant(
    struct strbuf *out, const struct digest *d, unsigned variant);

/* Writes the outline that a post has, in the notation of a digest's. */
void digest_write_outline(struct strbuf *out, const struct post *post);

/* Numbers for chance: 24 bits. */
uint32_t digest_random(uint32_t *seed);
bool digest_one_in(uint32_t *seed, uint32_t n);

#endif
