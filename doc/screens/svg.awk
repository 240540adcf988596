# SPDX-License-Identifier: GPL-3.0-or-later
# Draws a captured terminal screen as SVG. Of two files it reads, the first has
# a character outside ASCII and its cells on each line, as the terminal counts
# them; the second is the screen, text with SGR sequences. Every run starts at
# the x of its cell, and every character outside ASCII is placed by itself, so
# that no font can move what follows. Wants bytes: LC_ALL=C.
#
# Variables: title, cols, rows, and cursor_x, cursor_y (-1: none is shown).

function palette(text,    i, n, list)
{
	n = split(text, list, " ")
	for (i = 1; i <= n; i++)
		colour[i - 1] = "#" list[i]
}

# Xterm's 256: 16 of the palette, a cube of six steps each, and 24 greys.
function indexed(n,    level)
{
	if (n < 16)
		return colour[n]
	if (n >= 232)
		return rgb(n * 10 - 2312, n * 10 - 2312, n * 10 - 2312)
	n -= 16
	split("0 95 135 175 215 255", level, " ")
	return rgb(level[int(n / 36) + 1], level[int(n / 6) % 6 + 1],
	    level[n % 6 + 1])
}

function rgb(r, g, b)
{
	return sprintf("#%02x%02x%02x", r, g, b)
}

function reset()
{
	ink = paper = ""
	bold = dim = italic = underline = reverse = 0
}

# extended(PART, I, N): the colour of 38 or 48 at I; leaves past in skipped.
function extended(part, i, n)
{
	if (part[i + 1] == 5) {
		skipped = 2
		return indexed(part[i + 2] + 0)
	}
	skipped = part[i + 1] == 2 ? 4 : n
	return rgb(part[i + 2], part[i + 3], part[i + 4])
}

function colours(code)
{
	if (code >= 30 && code <= 37)
		ink = colour[code - 30]
	else if (code >= 90 && code <= 97)
		ink = colour[code - 82]
	else if (code >= 40 && code <= 47)
		paper = colour[code - 40]
	else if (code >= 100 && code <= 107)
		paper = colour[code - 92]
	else if (code == 39)
		ink = ""
	else if (code == 49)
		paper = ""
}

function sgr(codes,    part, n, i, code)
{
	n = split(codes, part, ";")
	if (n == 0)
		reset()
	for (i = 1; i <= n; i++) {
		code = part[i] + 0
		skipped = 0
		if (code == 0) reset()
		else if (code == 1) bold = 1
		else if (code == 2) dim = 1
		else if (code == 3) italic = 1
		else if (code == 4) underline = 1
		else if (code == 7) reverse = 1
		else if (code == 22) bold = dim = 0
		else if (code == 23) italic = 0
		else if (code == 24) underline = 0
		else if (code == 27) reverse = 0
		else if (code == 38) ink = extended(part, i, n)
		else if (code == 48) paper = extended(part, i, n)
		else if (code == 58) extended(part, i, n)
		else colours(code)
		i += skipped
	}
}

function escape(s)
{
	gsub(/&/, "\\&amp;", s)
	gsub(/</, "\\&lt;", s)
	gsub(/>/, "\\&gt;", s)
	return s
}

# The attributes of a run in force, beside its place.
function looks(    s, fill)
{
	fill = reverse ? (paper == "" ? ground : paper) : ink
	if (fill != "" && fill != text_ink)
		s = s " fill=\"" fill "\""
	if (bold)
		s = s " font-weight=\"bold\""
	if (italic)
		s = s " font-style=\"italic\""
	if (underline)
		s = s " text-decoration=\"underline\""
	if (dim)
		s = s " opacity=\".6\""
	return s
}

function backing()
{
	if (reverse)
		return ink == "" ? text_ink : ink
	return paper
}

# flush_back(): draws the ground of the cells since back_x.
function flush_back()
{
	if (back != "" && x > back_x)
		grounds = grounds sprintf( \
		    "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"%s\"/>\n",
		    left + back_x * cell, top + y * line, (x - back_x) * cell,
		    line, back)
	back_x = x
}

# flush(): places the ASCII characters gathered since from. Renderers make one
# blank of several, so that the words around such a gap are placed apart; where
# a blank shows, it is one that stays.
function flush(    s)
{
	s = gathered
	gathered = ""
	if (underline) {
		if (s != "")
			place(from, length(s), blanks_kept(escape(s)), 0)
		return
	}
	while (match(s, /[^ ]+( [^ ]+)*/)) {
		place(from + RSTART - 1, RLENGTH,
		    escape(substr(s, RSTART, RLENGTH)), 0)
		from += RSTART + RLENGTH - 1
		s = substr(s, RSTART + RLENGTH)
	}
}

function blanks_kept(s)
{
	gsub(/ /, "\\&#160;", s)
	return s
}

# place(COLUMN, CELLS, TEXT, KIND): one piece of the present run; of KIND 1 is a
# wide character, which stands in the middle of its cells, whatever its font's
# measure.
function place(column, width, text, kind)
{
	pieces++
	wide[pieces] = kind
	starts[pieces] = left + column * cell
	lengths[pieces] = width * cell
	words[pieces] = text
	count[wide[pieces]]++
}

# text_of(KIND): the pieces of a run that are wide (1) or not (0), as <text>;
# one piece alone needs no <tspan>.
function text_of(kind,    i, s, piece)
{
	s = sprintf("<text y=\"%d\"%s%s", top + y * line + base,
	    kind ? wide_looks : "", looks())
	if (count[kind] > 1)
		s = s ">"
	for (i = 1; i <= pieces; i++) {
		if (wide[i] != kind)
			continue
		piece = sprintf(" x=\"%d\"", starts[i] + kind * cell)
		if (!kind && lengths[i] > cell)
			piece = piece " textLength=\"" lengths[i] "\""
		piece = piece ">" words[i]
		s = s (count[kind] > 1 ? "<tspan" piece "</tspan>" : piece)
	}
	return s "</text>\n"
}

function close_run(    kind)
{
	flush()
	for (kind = 0; kind <= 1; kind++)
		if (count[kind] > 0)
			shapes = shapes text_of(kind)
	pieces = count[0] = count[1] = 0
}

# A character outside ASCII; one that takes no cell joins the one before it.
function put_wide(c,    width)
{
	width = c in cells ? cells[c] : 1
	if (width == 0 && pieces > 0 && gathered == "") {
		words[pieces] = words[pieces] c
		return
	}
	flush()
	place(x, width, c, width == 2)
	x += width
}

function put(c)
{
	if (gathered == "")
		from = x
	gathered = gathered c
	x++
}

# sequence(S): how many bytes of S, from its escape on, are a sequence.
function sequence(s,    bytes)
{
	if (match(s, /^\033\[[0-9;:]*m/)) {
		bytes = RLENGTH
		close_run()
		flush_back()
		sgr(substr(s, 3, bytes - 3))
		back = backing()
		return bytes
	}
	if (match(s, /^\033\][^\033\007]*(\007|\033\\)/) ||
	    match(s, /^\033\[[0-9;:?]*[@-~]/))
		return RLENGTH
	return 1
}

function draw(s,    c, bytes)
{
	x = back_x = 0
	while (s != "") {
		c = substr(s, 1, 1)
		bytes = 1
		if (c == "\033")
			bytes = sequence(s)
		else if (match(s, /^[\300-\377][\200-\277]*/)) {
			bytes = RLENGTH
			put_wide(substr(s, 1, bytes))
		} else if (c >= " ")
			put(c)
		s = substr(s, bytes + 1)
	}
	close_run()
	flush_back()
}

function frame(    width, height)
{
	width = cols * cell + 2 * left
	height = rows * line + top + left
	printf "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" " \
	    "height=\"%d\" viewBox=\"0 0 %d %d\" role=\"img\" " \
	    "fill=\"%s\" font-size=\"14.95\" " \
	    "font-family=\"%s\">\n", width, height, width, height, text_ink,
	    "'DejaVu Sans Mono', Menlo, Consolas, 'Liberation Mono', " \
	    "'Noto Sans Mono CJK KR', 'Noto Sans CJK KR', NanumGothicCoding, " \
	    "'Apple SD Gothic Neo', 'Malgun Gothic', monospace"
	printf "<title>%s</title>\n", escape(title)
	printf "<rect x=\".5\" y=\".5\" width=\"%d\" height=\"%d\" rx=\"9\" " \
	    "fill=\"%s\" stroke=\"#4b5362\"/>\n", width - 1, height - 1, ground
	printf "<g fill=\"#4b5362\"><circle cx=\"22\" cy=\"18\" r=\"5.5\"/>" \
	    "<circle cx=\"40\" cy=\"18\" r=\"5.5\"/>" \
	    "<circle cx=\"58\" cy=\"18\" r=\"5.5\"/></g>\n"
	printf "<text x=\"%d\" y=\"23\" text-anchor=\"middle\" " \
	    "fill=\"#8b94a5\" font-size=\"13\">nonmun</text>\n", width / 2
}

BEGIN {
	cell = 9
	line = 19
	base = 14
	wide_looks = " font-size=\"17\" text-anchor=\"middle\""
	left = 14
	top = 38
	ground = "#1c2028"
	text_ink = "#d9dde5"
	palette("2e3440 e8737d 93c47d e3bd6f 6cabf0 c58be0 5bbfc6 c3c9d4 " \
	    "7d8798 ff8f98 aedb97 f5d38a 8fc1ff dba7f2 7fd8de ffffff")
	reset()
}

FNR == NR {
	cells[$1] = $2 + 0
	next
}

{
	y = FNR - 1
	if (y < rows)
		draw($0)
}

END {
	frame()
	printf "<g shape-rendering=\"crispEdges\">\n%s</g>\n%s", grounds, shapes
	if (cursor_x >= 0)
		printf "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" " \
		    "fill=\"%s\"/>\n", left + cursor_x * cell,
		    top + cursor_y * line, 2, line, text_ink
	print "</svg>"
}
