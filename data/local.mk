# SPDX-License-Identifier: GPL-3.0-or-later
# What is installed beside the program: the digests that are read when no
# library is named.

digestsdir = $(pkgdatadir)/digests
dist_digests_DATA = \
	data/digests/2026-01-05-daily-papers.md \
	data/digests/2026-01-06-daily-papers.md \
	data/digests/2026-01-07-daily-papers.md \
	data/digests/2026-01-08-daily-papers.md \
	data/digests/2026-01-09-daily-papers.md \
	data/digests/2026-01-12-classics.md \
	data/digests/2026-01-12-daily-papers.md \
	data/digests/2026-01-13-daily-papers.md \
	data/digests/2026-01-14-review-segment-anything.md \
	data/digests/2026-01-15-daily-papers.md \
	data/digests/2026-01-16-daily-papers.md \
	data/digests/2026-01-19-daily-papers.md
