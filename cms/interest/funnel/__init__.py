"""From a form that was seen to a person who joined: how many, by week, form, unit and placement. Numbers only.

Nobody is tracked for it. What is counted are leads the office keeps anyway, the numbers that stay of forgotten ones,
and daily totals without a name, a device or an address. No cell of fewer than five is shown (`counting`).
"""
