// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Which of a post's blocks are papers and sections. The rules do not ask for a
 * format but look at what the post's headings do:
 *
 *  1. Headings that are a link are papers, at the level where most such
 *     headings stand.
 *  2. Else numbered headings whose text names an arXiv paper are, at the level
 *     where most of them stand.
 *  3. Else the post is one paper when its front matter names one, or the text
 *     before its sections names just one.
 *  4. Else it has no papers.
 *
 * A paper's sections stand at the level at which most papers have their first
 * heading; where papers hold no headings, at paragraphs that begin with a
 * label ("Method: ...") which most papers have.
 */
#ifndef NONMUN_MODEL_OUTLINE_H
#define NONMUN_MODEL_OUTLINE_H

#include "model/front.h"
#include "model/post.h"

/* Fills in parts, papers and sections of a post whose blocks, text and path
 * are there. */
void outline_build(struct post *post, const struct front *front);

#endif
