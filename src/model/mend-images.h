// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * More images than a paragraph has. CommonMark's parser looks, at each link, at
 * every "![" before it that is still open: a megabyte of "![[]()" would keep it
 * for a minute, and sixty for a day. So from the 256th of a paragraph on, the
 * "!" of an image is text, and what follows it a link.
 */
#ifndef NONMUN_MODEL_MEND_IMAGES_H
#define NONMUN_MODEL_MEND_IMAGES_H

#include <stddef.h>

#include "base/strbuf.h"

enum { MEND_IMAGES_MAX = 255 /* between two blank lines */ };

/* Makes the "!" of what is beyond that inert, until mend_restore. */
void mend_images(struct strbuf *source, size_t from);

#endif
