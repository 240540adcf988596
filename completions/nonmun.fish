# SPDX-License-Identifier: GPL-3.0-or-later
# Completions of nonmun for fish. All that is offered comes from the command
# `nonmun complete`, a line each: a word, a tab and what it is.

function __nonmun_complete
    set -l words (commandline -opc)
    set -l word (commandline -ct)
    set -l answers (command nonmun complete -- $words[2..-1] $word 2>/dev/null)
    or return
    if set -q answers[1]
        printf '%s\n' $answers
        return
    end
    # Files, also behind "--option=".
    set -l option (string match -r -- '^--[^=]*=' $word)
    for file in (__fish_complete_path (string replace -- "$option" '' $word))
        printf '%s\n' "$option$file"
    end
end

complete -c nonmun -f -k -a '(__nonmun_complete)'
