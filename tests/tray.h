// SPDX-License-Identifier: GPL-3.0-or-later
/* A folder of digests that a test writes, changes and takes away again. */
#ifndef NONMUN_TESTS_TRAY_H
#define NONMUN_TESTS_TRAY_H

struct tray {
	char dir[64];
};

/* Makes an empty folder. Failures end the running cmocka test. */
void tray_open(struct tray *tray);

/* Removes the folder with the files that are in it. */
void tray_close(struct tray *tray);

/* Writes the file `name`, or removes it. */
void tray_put(const struct tray *tray, const char *name, const char *text);
void tray_remove(const struct tray *tray, const char *name);

#endif
