// SPDX-License-Identifier: GPL-3.0-or-later
/* Where the sample digests are that the program was installed with. */
#ifndef NONMUN_CMD_SAMPLES_H
#define NONMUN_CMD_SAMPLES_H

/* The folder of the samples: below $NONMUN_DATADIR if that is set; else where
 * the program was configured to have them; else, should the whole installation
 * have been moved or staged, beside the program. `program` is argv[0], or NULL.
 * Where there is none, the configured place. The caller frees. */
char *samples_folder(const char *program);

#endif
