// SPDX-License-Identifier: GPL-3.0-or-later
/* Formulas: see export-math.h. */
#include <config.h>

#include "store/export-math.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum { BRACES_MAX = 16 };

/* Commands of mathematics, of LaTeX and AMS, in the order of strcmp. */
static const char *const known[] = {"Delta", "Gamma", "Lambda", "Leftarrow",
    "Leftrightarrow", "Omega", "Phi", "Pi", "Psi", "Rightarrow", "Sigma",
    "Theta", "Upsilon", "Xi", "aleph", "alpha", "approx", "ast", "bar", "beta",
    "bf", "big", "binom", "boldsymbol", "bullet", "cap", "cdot", "cdots", "chi",
    "circ", "cong", "cos", "cup", "dagger", "deg", "delta", "det", "dim", "dot",
    "dots", "downarrow", "ell", "emptyset", "epsilon", "equiv", "eta", "exists",
    "exp", "forall", "frac", "gamma", "ge", "geq", "gg", "hat", "hbar", "in",
    "infty", "int", "iota", "kappa", "ker", "lambda", "langle", "lceil",
    "ldots", "le", "left", "leftarrow", "leftrightarrow", "leq", "lfloor",
    "lim", "ll", "log", "mapsto", "mathbb", "mathbf", "mathcal", "mathfrak",
    "mathit", "mathrm", "mathscr", "mathsf", "max", "min", "mp", "mu", "nabla",
    "ne", "neg", "neq", "not", "notin", "nu", "omega", "oplus", "otimes",
    "overline", "parallel", "partial", "perp", "phi", "pi", "pm", "prime",
    "prod", "propto", "psi", "rangle", "rceil", "rfloor", "rho", "right",
    "rightarrow", "rm", "setminus", "sigma", "sim", "simeq", "sin", "sqrt",
    "star", "subset", "subseteq", "sum", "sup", "supset", "tan", "tau", "text",
    "textbf", "textit", "textrm", "texttt", "theta", "tilde", "times", "to",
    "underline", "uparrow", "upsilon", "varepsilon", "varphi", "vec", "vee",
    "vert", "wedge", "widehat", "widetilde", "xi", "zeta"};

static int
compare(const void *a, const void *b)
{
	return strcmp(a, *(const char *const *)b);
}

static bool
is_letter(char c)
{
	return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

static bool
is_blank(char c)
{
	return c == ' ' || c == '\n';
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Bytes of the command behind a backslash, at most `len`; 0 if it is not
 * known. */
static size_t
command_length(const char *s, size_t len)
{
	char name[24];
	size_t n = 0;

	while (n < len && is_letter(s[n]))
		n++;
	if (!n) /* spaces, \{ \} are not: BibTeX counts them */
		return len && strchr(",;:!%#&_", s[0]) ? 1 : 0;
	if (n >= sizeof(name))
		return 0;
	memcpy(name, s, n);
	name[n] = '\0';
	return bsearch(name, known, sizeof(known) / sizeof(known[0]),
		   sizeof(known[0]), compare)
	    ? n
	    : 0;
}

/* Bytes of the piece of a formula at `s`; 0 if it cannot be one. */
static size_t
piece_length(const char *s, size_t len, unsigned *depth)
{
	static const char plain[] = "+-*/=<>()[]|,.;:!?'\"^_@` ";
	size_t n;

	if (s[0] == '{')
		return ++*depth <= BRACES_MAX;
	if (s[0] == '}')
		return (*depth)-- > 0;
	if (s[0] == '\\') {
		n = command_length(s + 1, len - 1);
		return n ? n + 1 : 0;
	}
	/* Two of them write any character: ^^5c is a backslash. */
	if (s[0] == '^' && len > 1 && s[1] == '^')
		return 0;
	return is_letter(s[0]) || is_digit(s[0]) ||
	    (s[0] && strchr(plain, s[0]));
}

size_t
tex_math_length(const char *s, size_t len)
{
	unsigned depth = 0;
	size_t i = 1;
	size_t n;

	if (len < 3 || s[0] != '$' || s[1] == '$' || is_blank(s[1]))
		return 0;
	for (; i < len && s[i] != '$'; i += n) {
		n = piece_length(s + i, len - i, &depth);
		if (!n)
			return 0;
	}
	if (i >= len || depth || is_blank(s[i - 1]))
		return 0;
	return i + 1 < len && (is_digit(s[i + 1]) || s[i + 1] == '$') ? 0
								      : i + 1;
}
