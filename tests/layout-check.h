// SPDX-License-Identifier: GPL-3.0-or-later
/* What holds of every flow (layout/flow.h), whatever was laid out. The checks
 * fail the running cmocka test. */
#ifndef NONMUN_TESTS_LAYOUT_CHECK_H
#define NONMUN_TESTS_LAYOUT_CHECK_H

#include "layout/flow.h"
#include "model/post.h"

/* Lays out all parts of a post, one after the other, and checks each flow. */
void
layout_check_post(const struct post *post, const struct flow_options *options);

#endif
