// SPDX-License-Identifier: GPL-3.0-or-later
/* The values of all options: see settings.h. */
#include <config.h>

#include "conf/settings.h"

#include <string.h>

#include "conf/option.h"

void
settings_init(struct settings *settings)
{
	memset(settings, 0, sizeof(*settings));
	for (enum option_id id = 0; id < OPTIONS; id++)
		option_reset(settings, option_get(id));
}

void
settings_release(struct settings *settings)
{
	for (enum option_id id = 0; id < OPTIONS; id++)
		option_release(settings, option_get(id));
}
