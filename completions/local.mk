# SPDX-License-Identifier: GPL-3.0-or-later
# What shells offer while a command is typed, where each of them looks for it.

bashcompletionsdir = $(datadir)/bash-completion/completions
dist_bashcompletions_DATA = completions/nonmun.bash
zshcompletionsdir = $(datadir)/zsh/site-functions
dist_zshcompletions_DATA = completions/_nonmun
fishcompletionsdir = $(datadir)/fish/vendor_completions.d
dist_fishcompletions_DATA = completions/nonmun.fish
