// SPDX-License-Identifier: GPL-3.0-or-later
/* What tests share that try many things: how many, and by what chance. This is
 * the one place that knows where a program runs slower than by itself. */
#ifndef NONMUN_TESTS_TRIALS_H
#define NONMUN_TESTS_TRIALS_H

#include <stddef.h>

/* How many are tried: `full` of them, `sanitized` in a build with sanitizers,
 * which is a few times as slow ($NONMUN_SANITIZED), and `watched` where another
 * program looks at every access to memory ($NONMUN_WRAPPER), which is a few
 * dozen times as slow. Fewer are enough there: what is looked for is what the
 * ordinary run cannot see, and that does not hide in rare cases only. */
size_t trials_count(size_t full, size_t sanitized, size_t watched);

/* The same of what takes long, but whatever $NONMUN_TRIALS says where that is
 * set: a thousand, on demand. */
size_t trials_wanted(size_t full, size_t sanitized, size_t watched);

/* A number below `n` (not 0), the same in every run that starts with the same
 * seed, which goes on with it. */
size_t trials_random(unsigned *seed, size_t n);

#endif
