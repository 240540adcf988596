# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# Completions of nonmun for bash. All that is offered comes from the command
# `nonmun complete`; what it says is put in place, never run or expanded.

# The words of the line up to the cursor, in the array `words` of the caller.
# bash has split them at ":" and "=", too: what no blank was between is put
# together again.
_nonmun_words()
{
	local line=${COMP_LINE:0:COMP_POINT} word i
	words=()
	for ((i = 0; i <= COMP_CWORD; i++)); do
		word=${COMP_WORDS[i]}
		if [[ $line == [[:blank:]]* || $i -eq 0 ]]; then
			line=${line#"${line%%[![:blank:]]*}"}
			words+=("")
		fi
		if ((i == COMP_CWORD)) || [[ $line != "$word"* ]]; then
			word=$line
		fi
		line=${line#"$word"}
		words[${#words[@]} - 1]+=$word
	done
}

# Adds an answer, as it must be written in the line.
_nonmun_add()
{
	local answer=$1
	if [[ -z $quote ]]; then
		printf -v answer %q "${answer#"$before"}"
	elif [[ $answer == *[\$\`\"\'\\!]* ]]; then
		# Within quotes these are not what they seem.
		return
	else
		answer=${answer#"$before"}
	fi
	COMPREPLY+=("$answer")
}

# Where candidates are only listed, each stands there with what it is.
_nonmun_describe()
{
	local i
	((COMP_TYPE == 63 && ${#COMPREPLY[@]} > 1)) || return
	for i in "${!COMPREPLY[@]}"; do
		[[ -z ${helps[i]} ]] && continue
		COMPREPLY[i]="${COMPREPLY[i]}  (${helps[i]})"
		COMPREPLY[i]=${COMPREPLY[i]:0:${COLUMNS:-80} - 2}
	done
}

_nonmun()
{
	local words cur last quote before answers answer n
	local -a helps=()
	COMPREPLY=()
	_nonmun_words
	cur=${words[${#words[@]} - 1]}
	# What stands before the last piece is not bash's to replace.
	last=${COMP_WORDS[COMP_CWORD]}
	if [[ $last == [:=]* || $cur != *"$last" ]]; then
		last=${cur##*[:=]}
	fi
	quote=${last:0:1}
	[[ $quote == [\"\'] ]] || quote=
	for n in "${!words[@]}"; do
		words[n]=${words[n]//[\\\"\']/}
	done
	cur=${words[${#words[@]} - 1]}
	last=${last//[\\\"\']/}
	before=${cur%"$last"}

	answers=$(command nonmun complete -- "${words[@]:1}" 2>/dev/null) || return
	if [[ -z $answers ]]; then
		compopt -o default 2>/dev/null
		return
	fi
	while IFS= read -r answer; do
		n=${#COMPREPLY[@]}
		_nonmun_add "${answer%%$'\t'*}"
		((${#COMPREPLY[@]} > n)) || continue
		if [[ $answer == *$'\t'* ]]; then
			helps+=("${answer#*$'\t'}")
		else
			helps+=("")
		fi
	done <<<"$answers"
	compopt -o nosort 2>/dev/null
	if [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *[=:] ]]; then
		compopt -o nospace 2>/dev/null
	fi
	_nonmun_describe
}

complete -F _nonmun nonmun
