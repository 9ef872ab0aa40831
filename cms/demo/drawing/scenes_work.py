"""Scenes of work: the gate, the sewing machine, the harbour, the rider, the payslip."""

from cms.demo.drawing.brush import Canvas


def factory_gate() -> Canvas:
    """Workers walk and cycle into a factory by the sea, early in the morning."""
    c = Canvas("sky", "cream")
    c.disc(122, 34, 11, "sun")
    c.hills(54, 9, "mint", seed=4)
    c.box(0, 60, 160, 40, "sand")
    for i in range(5):
        left = 14 + i * 22
        c.shape([(left, 38), (left + 22, 28), (left + 22, 38)], "sea")
        c.box(left, 38, 22, 26, "teal")
        c.box(left + 4, 43, 14, 8, "cream", radius=1)
        c.line([(left + 11, 43), (left + 11, 51)], "teal", 0.7)
    c.box(128, 18, 6, 46, "red")
    c.box(128, 24, 6, 3, "cream")
    for x, y, r in ((131, 13, 4), (136, 9, 5), (143, 6, 6)):
        c.disc(x, y, r, "white")
    c.box(0, 63, 160, 2, "stone")
    c.box(52, 52, 4, 24, "night")
    c.box(104, 52, 4, 24, "night")
    c.box(48, 48, 64, 6, "night", radius=1)
    c.box(58, 49.6, 44, 2.8, "sun", radius=1)
    c.shape([(56, 76), (104, 76), (128, 100), (32, 100)], "cream")
    shirts = ("orange", "teal", "red", "sea", "rose", "leaf")
    for i, (x, y, size) in enumerate(((66, 68, 3.2), (76, 67, 3), (87, 68, 3.2), (96, 67, 3))):
        c.person(x, y, size, shirts[i], hat="sun" if i % 2 else "")
    for i, (x, y, size) in enumerate(((50, 79, 6), (72, 82, 6.6), (94, 80, 6.2), (114, 83, 6.8))):
        c.person(x, y, size, shirts[(i + 2) % 6], skin=("skin", "tan")[i % 2], hat=("non", "", "sea", "")[i])
    _bicycle(c, 24, 88, 6)
    c.person(25, 72, 5.4, "orange", hat="non")
    return c


def sewing_machine() -> Canvas:
    """A sewing machine by a window."""
    c = Canvas("cream", "sand")
    c.box(14, 8, 58, 54, "white", radius=2)
    c.box(16, 10, 54, 50, "sky", radius=1)
    c.hills(60, 0.1, "sky", seed=1)
    c.box(16, 48, 54, 12, "mint")
    c.disc(54, 24, 6, "sun")
    c.line([(43, 10), (43, 60)], "white", 1.4)
    c.line([(16, 35), (70, 35)], "white", 1.4)
    c.box(0, 78, 160, 22, "wood")
    c.box(0, 76, 160, 3, "tan")
    c.box(52, 66, 84, 11, "night", radius=3)
    c.box(116, 34, 18, 36, "night", radius=4)
    c.box(60, 30, 74, 17, "night", radius=7)
    c.box(60, 34, 17, 24, "night", radius=3)
    c.box(66, 57, 5, 5, "stone")
    c.line([(68.5, 60), (68.5, 68)], "stone", 0.8)
    c.box(62, 66.5, 14, 1.6, "stone", radius=0.5)
    c.disc(139, 41, 8, "stone")
    c.disc(139, 41, 5, "night")
    c.disc(139, 41, 2, "sun")
    c.box(96, 20, 9, 11, "orange", radius=1.5)
    c.box(95, 18.5, 11, 2, "cream", radius=0.6)
    c.box(95, 30, 11, 2, "cream", radius=0.6)
    c.line([(98, 24), (78, 22), (69, 36), (68.5, 58)], "orange", 0.45)
    c.box(82, 36, 30, 3, "sun", radius=1.5)
    c.shape([(0, 72), (40, 66), (70, 67), (74, 76), (64, 84), (20, 92), (0, 90)], "teal")
    c.shape([(0, 80), (36, 73), (68, 72), (66, 76), (20, 84), (0, 88)], "mint")
    for i, name in enumerate(("red", "sun", "leaf")):
        c.box(134 + i * 8, 66 - i, 5, 10 + i, name, radius=1)
        c.box(133 + i * 8, 65 - i, 7, 1.6, "cream", radius=0.5)
    return c


def fishing_port() -> Canvas:
    """Wooden boats side by side in the afternoon."""
    c = Canvas("sun", "cream")
    c.disc(44, 36, 13, "cream")
    c.hills(56, 12, "rose", seed=9)
    c.hills(60, 8, "tan", seed=3)
    c.wave(62, 0.6, 24, "sea")
    for y in (68, 74, 81):
        for x in range(6, 160, 26):
            c.line([(x + y % 7, y), (x + 10 + y % 7, y)], "mint", 0.5)
    for x, y, size, hull in ((30, 70, 1.0, "red"), (118, 68, 0.95, "teal"), (74, 78, 1.35, "night")):
        _boat(c, x, y, size, hull)
    c.wave(93, 0.8, 18, "night")
    for x in (20, 90, 150):
        c.box(x, 84, 3, 16, "wood", radius=1)
    for x, y in ((104, 20), (116, 15), (128, 22)):
        c.arc(x - 2, y, 2.2, 200, 340, "ink", 0.5)
        c.arc(x + 2, y, 2.2, 200, 340, "ink", 0.5)
    return c


def rider() -> Canvas:
    """Somebody rides a motorbike for an app along the coast."""
    c = Canvas("mint", "cream")
    c.disc(128, 26, 10, "sun")
    c.wave(48, 0.5, 30, "teal")
    for x in range(10, 150, 30):
        c.line([(x, 56), (x + 12, 56)], "mint", 0.5)
    c.box(0, 64, 160, 36, "stone")
    c.box(0, 62, 160, 3, "cream")
    for x in range(4, 160, 28):
        c.box(x, 83, 15, 1.6, "cream", radius=0.6)
    _palm(c, 20, 63, 1.2)
    _palm(c, 146, 63, 0.9)
    for x in (58, 104):
        c.disc(x, 80, 9.5, "ink")
        c.disc(x, 80, 6, "stone")
        c.disc(x, 80, 2, "ink")
    c.shape([(56, 78), (66, 64), (90, 68), (98, 56), (103, 57), (106, 80), (100, 80), (96, 74), (84, 78)], "red")
    c.box(62, 60, 26, 5, "ink", radius=2)
    c.line([(99, 58), (95, 50), (90, 49)], "ink", 1.6)
    c.box(46, 40, 22, 20, "leaf", radius=2)
    c.box(46, 47, 22, 4, "cream")
    c.shape([(76, 62), (72, 40), (86, 36), (92, 48), (86, 62)], "leaf")
    c.line([(84, 42), (92, 51)], "leaf", 5)
    c.disc(93, 51, 2.2, "skin")
    c.line([(80, 61), (92, 66), (88, 79)], "night", 5.5)
    c.box(85, 77, 9, 4, "ink", radius=2)
    c.disc(82, 28, 7, "skin", 7.6)
    c.draw.pieslice((1460, 360, 1820, 760), 175, 365, "#ee8434")
    c.box(73, 26.4, 20, 1.8, "orange", radius=0.9)
    return c


def payslip() -> Canvas:
    """A payslip, its lines marked with colour."""
    c = Canvas("teal", "sea")
    for x, y, r in ((18, 20, 12), (146, 84, 16), (140, 14, 6), (24, 86, 7)):
        c.disc(x, y, r, "sea")
    c.shape([(46, 12), (112, 8), (118, 92), (52, 96)], "night")
    c.shape([(44, 10), (110, 6), (116, 90), (50, 94)], "white")
    for i in range(8):
        y = 26 + i * 7.4
        shift = (y - 8) * 0.07
        if i in (2, 5):
            c.box(49 + shift, y - 2.2, 60, 6, "sun" if i == 2 else "rose", radius=1)
        c.box(52 + shift, y, 22 + (i * 7) % 12, 1.6, "stone", radius=0.8)
        c.box(92 + shift, y, 8 + (i * 5) % 6, 1.6, "ink", radius=0.8)
    c.box(52, 15, 34, 3, "teal", radius=1)
    c.box(94, 14, 12, 4, "orange", radius=1)
    c.disc(128, 62, 15, "night")
    c.disc(128, 62, 12.5, "mint")
    c.line([(138, 73), (150, 87)], "night", 4.5)
    c.line([(122, 62), (126.5, 67), (135, 56)], "leaf", 2.4)
    c.line([(22, 40), (38, 68)], "orange", 5)
    c.shape([(36, 69.5), (40.5, 67), (42, 74)], "cream")
    return c


def _bicycle(c: Canvas, x: float, y: float, radius: float) -> None:
    for wheel in (x - radius * 1.3, x + radius * 1.3):
        c.arc(wheel, y, radius, 0, 360, "ink", 0.7)
    c.line([(x - radius * 1.3, y), (x, y - 1), (x + radius, y - radius), (x - radius * 0.5, y - radius)], "red", 0.9)
    c.line([(x + radius * 1.3, y), (x + radius, y - radius * 1.5), (x + radius * 0.5, y - radius * 1.6)], "red", 0.9)


def _boat(c: Canvas, x: float, y: float, size: float, hull: str) -> None:
    def at(dx: float, dy: float) -> tuple[float, float]:
        return x + dx * size, y + dy * size

    c.line([at(4, 0), at(4, -34)], "wood", 0.9 * size)
    c.line([at(4, -32), at(24, -8)], "wood", 0.4 * size)
    c.line([at(4, -32), at(-20, -8)], "wood", 0.4 * size)
    for i, name in enumerate(("red", "sun", "white", "orange")):
        c.shape([at(6 + i * 4, -29 + i * 5), at(9 + i * 4, -25.5 + i * 5), at(6 + i * 4, -24 + i * 5)], name)
    c.box(x - 12 * size, y - 14 * size, 14 * size, 12 * size, "cream", radius=size)
    c.box(x - 13 * size, y - 16 * size, 16 * size, 3 * size, "orange", radius=size)
    for window in (-9.5, -4.5):
        c.box(x + window * size, y - 11 * size, 3.6 * size, 4 * size, "sea", radius=0.6 * size)
    c.shape([at(-22, -4), at(26, -8), at(18, 8), at(-16, 8)], hull)
    c.shape([at(-22, -4), at(26, -8), at(25, -5.6), at(-21.4, -1.6)], "sun")
    c.disc(x + 18 * size, y - 2.4 * size, 1.3 * size, "white")


def _palm(c: Canvas, x: float, y: float, size: float) -> None:
    c.line([(x, y), (x + 2 * size, y - 14 * size), (x + 5 * size, y - 26 * size)], "wood", 1.6 * size)
    top = (x + 5 * size, y - 26 * size)
    for dx, dy in ((-12, -2), (-9, 6), (-5, -8), (6, -8), (12, -1), (10, 7)):
        c.line(
            [top, (top[0] + dx * 0.6 * size, top[1] + (dy - 4) * 0.6 * size), (top[0] + dx * size, top[1] + dy * size)],
            "leaf",
            1.5 * size,
        )
