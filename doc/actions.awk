# SPDX-License-Identifier: GPL-3.0-or-later
# The manual's list of keys (mdoc) from src/ui/action-list.h: GROUP(...) starts
# a list, ACTION(...), which may take several lines, is an entry. With
# -v names=1 the actions go by their names instead of their keys. What is said
# of them comes from catalogue.awk.

function quoted(s, n,    parts) {
	split(s, parts, "\"")
	return parts[n * 2]
}

function key_text(key) {
	if (key ~ /^<C-.>$/)
		return "^" toupper(substr(key, 4, 1))
	if (key ~ /^<.*>$/)
		key = substr(key, 2, length(key) - 2)
	if (key == "BackTab")
		return "Shift-Tab"
	gsub(/\\/, "\\e", key)
	return length(key) == 1 && index("[].|(){}*:", key) ? "\\&" key : key
}

function keys_text(keys,    n, parts, i, out) {
	n = split(keys, parts, " ")
	for (i = 1; i <= n; i++)
		out = out (i > 1 ? " , " : "") key_text(parts[i])
	return out
}

function list_end() {
	if (in_list)
		print ".El"
	in_list = 0
}

/^GROUP\(/ {
	list_end()
	print ".Ss " in_tongue(quoted($0, 1))
	print ".Bl -tag -width Ds"
	in_list = 1
}

/^ACTION\(/ { entry = ""; open = 1 }

open {
	entry = entry $0
	if ($0 ~ /\)$/) {
		open = 0
		if (names)
			print ".It Cm " quoted(entry, 1)
		else
			print ".It Ic " keys_text(quoted(entry, 2))
		help = opening(quoted(entry, 3))
		gsub(/\$BROWSER/, catalogue == "" ? "the browser" : "브라우저",
		    help)
		# Korean help is no sentence, and so has no full stop.
		print help (catalogue == "" ? "." : "")
	}
}

END { list_end() }
