"""Where a fault of the page begins: every limit of the lint, and why it is that one. Sizes are ems of the line's own
size unless something else is said."""

LOOSE = 1.0  # ratio: all the stretch is used up; Knuth and Plass call what is beyond “very loose” (1981, p. 1157)
TIGHT = -1.0  # ratio: spaces narrower than the glue can shrink to
ROUNDING = 0.005  # of a ratio: widths are sums of thousandths

HYPHENS_IN_A_ROW = 2  # house rule of most publishers; one more is a ladder
RUNT = 2.0  # ems: a last line no longer than an indent leaves a hole below it (an indent is 1 to 2 ems)
RUNT_SHARE = 1 / 8  # of the measure: in a narrow column an em is much, and a short last line shows less

RIVER_LINES = 4  # in three lines gaps stand one below another by chance on every other page
RIVER_GAP = 1.5  # of the usual space: narrower gaps are no whiter than the rest of the page
RIVER_OVERLAP = 0.5  # of the narrower gap: less of it, and the eye finds no way from line to line

OUTSIDE = 0.5  # points over the edge, or short of it, beyond what signs hang out on purpose: no eye sees less
ASCENT, DESCENT = 0.66, 0.2  # ems of ink above and below the baseline: lines set solid do not touch
OVERLAP = 0.1  # ems of ink across which two lines must meet, and points along them
ALONG = 1.0
STROKE = 2.5  # points: what is thinner is a rule and may strike words through; thicker is a ground under them

THIN_PAGE = 1 / 3  # of the type area's depth
FAR = 4.0  # ems of the heading: more white below it than any style leaves on purpose
LONE = 3  # lines: a longer item or row is company enough for itself
IN_COMPANY = 3  # items or rows: of fewer, one alone is no remainder
