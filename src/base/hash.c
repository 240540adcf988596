// SPDX-License-Identifier: GPL-3.0-or-later
/* Hashes: see hash.h. */
#include <config.h>

#include "base/hash.h"

#include <fcntl.h>
#include <stdbool.h>
#include <unistd.h>
#ifdef HAVE_SYS_RANDOM_H
#include <sys/random.h>
#endif

#include "base/clock.h"

uint64_t
hash_text(const char *s)
{
	uint64_t hash = UINT64_C(0xCBF29CE484222325);

	for (; *s; s++)
		hash = (hash ^ (unsigned char)*s) * UINT64_C(0x100000001B3);
	return hash ? hash : 1;
}

/* ---- With a secret ------------------------------------------------------ */

static bool
ask_system(struct hash_secret *secret)
{
#ifdef HAVE_GETENTROPY
	return getentropy(secret, sizeof(*secret)) == 0;
#else
	int fd = open("/dev/urandom", O_RDONLY | O_CLOEXEC);
	bool ok = fd >= 0 &&
	    read(fd, secret, sizeof(*secret)) == (ssize_t)sizeof(*secret);

	if (fd >= 0)
		close(fd);
	return ok;
#endif
}

void
hash_secret_draw(struct hash_secret *secret)
{
	static const char mixed[] = "no secret from the system";

	if (ask_system(secret))
		return;
	/* Where the program lies, and when it draws, is not known outside. */
	secret->words[0] = (uint64_t)clock_now_us() ^ (uintptr_t)&secret;
	secret->words[1] = (uint64_t)getpid() ^ (uintptr_t)secret;
	secret->words[0] = hash_secretly(secret, mixed, sizeof(mixed));
}

static inline uint64_t
rotate(uint64_t x, unsigned by)
{
	return x << by | x >> (64 - by);
}

static inline void
mix(uint64_t v[4])
{
	v[0] += v[1];
	v[2] += v[3];
	v[1] = rotate(v[1], 13) ^ v[0];
	v[3] = rotate(v[3], 16) ^ v[2];
	v[0] = rotate(v[0], 32);
	v[2] += v[1];
	v[0] += v[3];
	v[1] = rotate(v[1], 17) ^ v[2];
	v[3] = rotate(v[3], 21) ^ v[0];
	v[2] = rotate(v[2], 32);
}

static inline void
mix_in(uint64_t v[4], uint64_t word)
{
	v[3] ^= word;
	mix(v);
	v[0] ^= word;
}

/* Not a loop: this way compilers see that it is one load. */
static inline uint64_t
word_at(const unsigned char *s)
{
	return (uint64_t)s[0] | (uint64_t)s[1] << 8 | (uint64_t)s[2] << 16 |
	    (uint64_t)s[3] << 24 | (uint64_t)s[4] << 32 | (uint64_t)s[5] << 40 |
	    (uint64_t)s[6] << 48 | (uint64_t)s[7] << 56;
}

uint64_t
hash_secretly(const struct hash_secret *secret, const char *s, size_t len)
{
	const unsigned char *p = (const unsigned char *)s;
	uint64_t k0 = secret->words[0];
	uint64_t k1 = secret->words[1];
	/* "somepseudorandomlygeneratedbytes" */
	uint64_t v[4] = {k0 ^ UINT64_C(0x736F6D6570736575),
	    k1 ^ UINT64_C(0x646F72616E646F6D),
	    k0 ^ UINT64_C(0x6C7967656E657261),
	    k1 ^ UINT64_C(0x7465646279746573)};
	uint64_t last = (uint64_t)len << 56;
	size_t left = len;

	for (; left >= 8; p += 8, left -= 8)
		mix_in(v, word_at(p));
	while (left--)
		last |= (uint64_t)p[left] << 8 * left;
	mix_in(v, last);
	v[2] ^= 0xFF;
	for (int i = 0; i < 3; i++)
		mix(v);
	return v[0] ^ v[1] ^ v[2] ^ v[3];
}
