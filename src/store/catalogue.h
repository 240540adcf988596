// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * The catalogue: a cache of cards for the posts of one library, in a folder of
 * its own below $XDG_CACHE_HOME/nonmun. It costs nothing but time to lose:
 * what is damaged, old, foreign or not there is read from the digests again,
 * and what cannot be written is done without.
 *
 * It is made of segments (store/segment.h), each written once and never
 * changed. A new day is a new small one; small ones are merged, and one that is
 * mostly dead is written anew. No lock is needed: two programs that write at
 * once write the same cards twice, and what is twice there is swept.
 *
 * All work is done in steps of about a millisecond, asked for by whoever has
 * time: finding what is there, matching it with the library's files, reading
 * what is missing, writing, and merging what has become scattered.
 */
#ifndef NONMUN_STORE_CATALOGUE_H
#define NONMUN_STORE_CATALOGUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/library.h"
#include "model/needs.h"
#include "store/card.h"

struct catalogue;

/* For the posts of `lib` (borrowed), whose roots are added already, with its
 * files below `folder`, which need not exist; NULL: nothing is read or written,
 * the work is only to make the library's entries known, as it is for libraries
 * of few posts and of what are no files. Does no work yet. */
struct catalogue *catalogue_new(struct library *lib, const char *folder);

/* Ends what is being written, in good order, without finishing the rest. */
void catalogue_free(struct catalogue *cat);

/* Does one step. False when there was nothing to do: every entry is known, and
 * everything worth keeping is written. Asked again, it looks at what has
 * changed in the library since. */
bool catalogue_step(struct catalogue *cat);

/* Whether what is read is also kept, as far as can be told now: else reading it
 * is of use only to the library. */
bool catalogue_keeps(const struct catalogue *cat);

/* Whether what was kept has been found and matched with the library's files:
 * until then, which takes some steps, a search would read every post. */
bool catalogue_is_open(const struct catalogue *cat);

/* The rows [from, to) are in sight: their posts come first. */
void catalogue_prefer(struct catalogue *cat, size_t from, size_t to);

/* How far reading the posts has come, in posts; for the status line. */
struct catalogue_progress {
	size_t done, total;
};
struct catalogue_progress catalogue_progress(const struct catalogue *cat);

/* Reads the card of a post as its file is now into room->card, which is good
 * until something else is read into that room; false while the catalogue has
 * none. A card that turns out to be damaged when it is asked for is forgotten,
 * and made anew by later steps. */
bool catalogue_card(struct catalogue *cat, size_t id, struct card_room *room);

/* The same for who needs the text of few of its parts: that of a part is there
 * when catalogue_text has read it. */
bool
catalogue_card_open(struct catalogue *cat, size_t id, struct card_room *room);

/* Reads the text of a part of the post's card that was opened in that room, for
 * as long as catalogue_generation is the same. Those of the parts before it
 * stay, those after it may have to be asked for once more. False when it is
 * damaged, and with it all of the card, as above. */
bool catalogue_text(
    struct catalogue *cat, size_t id, struct card_room *room, uint32_t part);

/* The hashes of the keys of a post's parts (store/key.h), `*n` of them and 0
 * for what is no paper, as its file is now; NULL while the catalogue has none.
 * Good for as long as catalogue_generation is the same. Looks at no card: the
 * keys of a segment stand together, eight bytes for each part. Where they turn
 * out to be damaged, later steps make them anew. */
const uint64_t *catalogue_keys(struct catalogue *cat, size_t id, size_t *n);

/* Whether later steps are going to read the post. */
bool catalogue_will_read(const struct catalogue *cat, size_t id);

/* Whether the last step found nothing to do. */
bool catalogue_is_at_rest(const struct catalogue *cat);

/* Who is told of each post that a step has read, right after that. The post is
 * borrowed; neither catalogue nor library are to be made to work meanwhile. */
struct catalogue_watcher {
	void (*read)(void *ctx, size_t id, const struct post *post);
	void *ctx;
};

/* There is one watcher at a time; NULL: none any more. Copied. */
void
catalogue_watch(struct catalogue *cat, const struct catalogue_watcher *watcher);

/* Which parts can hold what is needed (model/needs.h), by the catalogue's
 * index. `probe` is made once for a search, and is good for as long as
 * catalogue_generation stays the same. */
struct probe;
struct probe *probe_new(struct catalogue *cat, const struct needs *needs);
void probe_free(struct probe *probe);

/* False: this part of the post certainly does not hold it all. */
bool probe_part(const struct probe *probe, size_t id, uint32_t part);

/* False: no part of the post does. Looks at no card. */
bool probe_post(const struct probe *probe, size_t id);

/* Changes when cards came, went or moved. */
unsigned long catalogue_generation(const struct catalogue *cat);

#endif
