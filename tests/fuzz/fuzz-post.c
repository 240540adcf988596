// SPDX-License-Identifier: GPL-3.0-or-later
/* A digest as bytes: into a post, then into lines of a width that the input's
 * end tells. */
#include <config.h>

#include <stdlib.h>

#include "fuzz-check.h"
#include "fuzz.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct fuzz f = {data, size};
	struct fuzz_look look = {
	    .width = fuzz_take_last(&f), .options = fuzz_take_last(&f)};
	size_t len;
	char *bytes;

	look.from = fuzz_take_last(&f) << 4;
	look.len = fuzz_take_last(&f);
	bytes = fuzz_take_rest(&f, &len);
	fuzz_check_digest(bytes, len, &look);
	free(bytes);
	return 0;
}
