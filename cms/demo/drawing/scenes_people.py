"""Scenes of people: the loudspeaker, the table, the lodgings, the class, the festival, mother and child."""

from cms.demo.drawing.brush import Canvas


def loudspeaker() -> Canvas:
    """People stand side by side, one holds a loudspeaker."""
    c = Canvas("orange", "sun")
    for i in range(9):
        c.shape([(80, 52), (-40 + i * 32, -30), (-24 + i * 32, -30)], "sun")
    shirts = ("teal", "sea", "red", "cream", "leaf", "night", "rose")
    for i in range(9):
        c.person(
            8 + i * 18, 52 + (i % 2) * 3, 6.4, shirts[i % 7], skin=("tan", "skin")[i % 2], hat=("", "non", "sea")[i % 3]
        )
    for i in range(7):
        c.person(
            14 + i * 22,
            70 + (i % 2) * 2,
            8.4,
            shirts[(i + 3) % 7],
            skin=("skin", "tan")[i % 2],
            hat=("", "", "sun")[i % 3],
        )
    c.line([(70, 92), (88, 66)], "night", 7)
    c.disc(88.5, 64, 4.2, "skin")
    c.person(66, 74, 12, "night", hat="red")
    c.shape([(84, 58), (84, 66), (118, 82), (124, 36)], "white")
    c.disc(121, 59, 5, "mint", 23.4)
    c.disc(121, 59, 2.6, "stone", 15)
    c.box(77, 57.5, 9, 9, "red", radius=2)
    c.box(88, 64, 4, 9, "red", radius=1.5)
    for radius in (12, 19, 26):
        c.arc(124, 59, radius, -32, 32, "white", 2)
    return c


def dialogue() -> Canvas:
    """Two groups talk across a long table."""
    c = Canvas("cream", "mint")
    c.box(16, 8, 54, 30, "white", radius=1.5)
    c.box(20, 13, 26, 2, "teal", radius=1)
    for i in range(3):
        c.box(20, 19 + i * 5, 40 - i * 8, 1.6, "stone", radius=0.8)
    for i, tall in enumerate((9, 14, 19)):
        c.box(98 + i * 11, 36 - tall, 8, tall, ("sun", "orange", "red")[i], radius=0.6)
    c.line([(94, 37), (134, 37)], "ink", 0.7)
    shirts = ("teal", "orange", "sea", "white", "night", "white")
    for i, x in enumerate((22, 45, 68, 94, 117, 140)):
        c.person(x, 52, 8.2, shirts[i], skin=("skin", "tan")[i % 2], hat="sun" if i == 1 else "")
    c.shape([(8, 66), (152, 66), (160, 82), (0, 82)], "tan")
    c.box(0, 82, 160, 4, "wood")
    c.box(0, 86, 160, 14, "teal")
    for i, x in enumerate((18, 48, 88, 118, 136)):
        c.shape([(x, 70), (x + 12, 70), (x + 13, 76), (x - 1, 76)], "white")
        c.box(x + 2, 72, 7 - i % 2, 0.8, "stone")
    for x in (38, 78, 108):
        c.disc(x, 71, 2.6, "sea", 1)
        c.box(x - 2.4, 68, 4.8, 3.4, "mint", radius=0.6)
    return c


def lodgings() -> Canvas:
    """A row of lodgings at night, windows lit, people talk outside."""
    c = Canvas("night", "sea")
    c.disc(134, 16, 7, "cream")
    for x, y in ((12, 10), (34, 16), (58, 8), (84, 14), (104, 7), (150, 30), (22, 24)):
        c.disc(x, y, 0.5, "cream")
    c.shape([(0, 36), (8, 27), (152, 27), (160, 36)], "red")
    c.box(0, 36, 160, 36, "sand")
    for i in range(6):
        x = 6 + i * 26
        c.box(x, 44, 9, 28, ("teal", "sea", "leaf")[i % 3], radius=0.6)
        c.disc(x + 7.3, 58, 0.6, "sun")
        c.box(x + 12, 46, 9, 10, "sun" if i != 3 else "stone", radius=0.6)
        c.line([(x + 16.5, 46), (x + 16.5, 56)], "wood", 0.5)
    for x in (18, 70, 122):
        c.lantern(x, 36, 2.4, "orange")
    c.box(0, 72, 160, 28, "wood")
    c.box(0, 72, 160, 2, "tan")
    c.box(56, 84, 48, 3, "sand", radius=1)
    c.box(62, 87, 3, 12, "sand")
    c.box(95, 87, 3, 12, "sand")
    for i, (x, y, size) in enumerate(((36, 74, 7.2), (60, 70, 6.4), (98, 70, 6.4), (124, 74, 7.2))):
        c.person(x, y, size, ("rose", "teal", "cream", "orange")[i], skin=("skin", "tan")[i % 2])
    c.box(56, 84, 48, 3, "sand", radius=1)
    c.shape([(72, 80), (84, 79), (86, 84), (72, 84)], "white")
    c.disc(92, 82, 2.2, "mint", 2)
    return c


def classroom() -> Canvas:
    """A teacher at the board, workers in a half circle."""
    c = Canvas("mint", "cream")
    c.box(34, 8, 92, 44, "wood", radius=2)
    c.box(36, 10, 88, 40, "leaf", radius=1)
    for i, long in enumerate((40, 52, 30)):
        c.box(44, 17 + i * 8, long, 1.8, "cream", radius=0.9)
        c.disc(40.5, 18 + i * 8, 1.2, "sun")
    c.arc(110, 28, 8, 0, 360, "sun", 1.2)
    c.line([(106, 28), (109, 31), (114.5, 24)], "cream", 1.4)
    c.box(0, 74, 160, 26, "sand")
    c.line([(92, 56), (104, 42)], "orange", 4)
    c.disc(105, 41, 2.2, "skin")
    c.person(86, 50, 8, "orange")
    shirts = ("sea", "red", "teal", "night", "rose", "sun", "sea")
    for i, x in enumerate((12, 32, 54, 80, 106, 128, 148)):
        y = 76 + (4 if 1 < i < 5 else 0)
        c.person(x, y, 8.4, shirts[i], hair=("ink", "wood")[i % 2], hat=("", "non", "", "sun")[i % 4])
    return c


def mid_autumn() -> Canvas:
    """Children with lanterns under a full moon, boats behind."""
    c = Canvas("night", "sea")
    c.disc(112, 28, 17, "cream")
    c.disc(106, 24, 3, "sand")
    c.disc(118, 34, 2.2, "sand")
    c.hills(62, 6, "teal", seed=12)
    c.wave(64, 0.5, 26, "sea")
    for x, hull in ((24, "red"), (64, "teal")):
        c.shape([(x - 12, 61), (x + 14, 59), (x + 10, 67), (x - 9, 67)], hull)
        c.line([(x + 1, 60), (x + 1, 44)], "wood", 0.8)
        c.line([(x + 1, 45), (x + 12, 59)], "wood", 0.4)
    c.box(0, 80, 160, 20, "wood")
    for i, (x, size) in enumerate(((20, 6), (46, 6.8), (76, 6.2), (106, 7), (136, 6.2))):
        c.line([(x + size, 82), (x + size * 2, 62 - i % 2 * 4)], "tan", 0.7)
        c.person(x, 74, size, ("orange", "teal", "rose", "red", "leaf")[i], skin=("skin", "tan")[i % 2])
        c.line([(x + size * 0.5, 84), (x + size, 80)], ("orange", "teal", "rose", "red", "leaf")[i], 2.4)
        if i % 2:
            c.star(x + size * 2, 57, 6.4, "red")
            c.star(x + size * 2, 57, 3.6, "sun")
        else:
            c.lantern(x + size * 2, 60, 4, ("orange", "red", "rose")[i // 2])
    return c


def mother_and_child() -> Canvas:
    """A mother holds her child by a window."""
    c = Canvas("cream", "rose")
    c.box(20, 10, 56, 58, "white", radius=2)
    c.box(23, 13, 50, 52, "sky", radius=1)
    c.hills(52, 5, "mint", seed=5)
    c.box(0, 65, 160, 35, "rose")
    c.box(0, 13, 23, 52, "cream")
    c.box(73, 10, 87, 57, "cream")
    c.line([(48, 13), (48, 65)], "white", 1.4)
    c.shape([(14, 8), (30, 8), (26, 40), (20, 70), (14, 70)], "orange")
    c.shape([(82, 8), (66, 8), (70, 40), (76, 70), (82, 70)], "orange")
    c.box(10, 6, 76, 3, "wood", radius=1.5)
    c.box(86, 44, 56, 50, "teal", radius=8)
    c.box(80, 62, 12, 34, "teal", radius=5)
    c.box(136, 62, 12, 34, "teal", radius=5)
    c.person(112, 44, 13, "sun")
    c.disc(112, 30, 8.6, "ink", 6)
    c.line([(96, 72), (104, 80), (122, 76)], "sun", 8)
    c.disc(102, 66, 6, "skin")
    c.draw.pieslice((1910, 1180, 2170, 1440), 180, 360, "#22303c")
    c.shape([(97, 71), (106, 68), (132, 74), (128, 84), (104, 82)], "white")
    c.disc(126, 77, 3, "skin")
    c.box(26, 78, 16, 18, "red", radius=2)
    for dx, dy in ((-8, -16), (0, -22), (8, -16), (-4, -10), (5, -9)):
        c.line([(34, 78), (34 + dx, 78 + dy)], "leaf", 1.2)
        c.disc(34 + dx, 78 + dy, 4, "leaf", 3)
    return c


def meal() -> Canvas:
    """A tray of a good midday meal."""
    c = Canvas("sand", "tan")
    for i in range(8):
        c.line([(0, 8 + i * 13), (160, 5 + i * 13)], "tan", 0.5)
    c.box(22, 14, 116, 74, "stone", radius=8)
    c.box(24, 16, 112, 70, "white", radius=7)
    c.disc(54, 60, 20, "mint")
    c.disc(54, 60, 16, "white")
    for i in range(30):
        c.disc(54 + (i * 7 % 25) - 12, 60 + (i * 11 % 21) - 10, 1.8, "cream")
    c.disc(106, 60, 21, "sky")
    c.shape([(90, 60), (100, 52), (118, 54), (126, 60), (116, 68), (100, 68)], "orange")
    c.shape([(122, 60), (130, 53), (130, 67)], "orange")
    c.disc(96, 59, 1, "ink")
    for x in (104, 109, 114):
        c.arc(x, 60, 4, -50, 50, "red", 0.7)
    c.disc(52, 31, 12, "teal", 10)
    c.disc(52, 31, 9.6, "leaf", 7.6)
    for x, y in ((48, 29), (55, 32), (51, 35), (57, 27)):
        c.disc(x, y, 2.2, "red", 1.6)
    c.box(74, 20, 32, 20, "mint", radius=3)
    for i in range(6):
        c.line([(77 + i * 5, 37), (79 + i * 4.6, 24)], "leaf", 2.2)
    c.disc(122, 30, 7, "red")
    c.line([(122, 24), (124, 20)], "leaf", 1.2)
    c.line([(146, 20), (142, 86)], "wood", 1.4)
    c.line([(151, 20), (149, 86)], "wood", 1.4)
    return c


def portrait() -> Canvas:
    """A portrait of a seamstress, drawn, of nobody in particular."""
    c = Canvas("mint", "teal")
    c.disc(80, 58, 44, "sky")
    c.box(62, 22, 36, 62, "ink", radius=17)
    c.box(44, 76, 72, 40, "orange", radius=18)
    c.box(73, 62, 14, 20, "tan")
    c.disc(80, 48, 16.5, "skin", 20)
    c.draw.pieslice((1240, 480, 1960, 1120), 180, 360, "#22303c")
    c.shape([(63, 40), (80, 30), (98, 42), (97, 33), (80, 24), (63, 32)], "ink")
    for x in (73.5, 86.5):
        c.disc(x, 48, 1.5, "ink")
        c.arc(x, 46, 3.4, 205, 335, "ink", 0.8)
    c.arc(80, 52, 7, 25, 155, "red", 1.2)
    for x in (69, 91):
        c.disc(x, 54, 2.6, "rose")
    c.shape([(70, 77), (80, 90), (90, 77), (94, 79), (80, 98), (66, 79)], "cream")
    c.line([(60, 92), (60, 100)], "red", 1)
    c.box(98, 88, 12, 8, "white", radius=1)
    c.box(100, 90, 8, 1.4, "teal", radius=0.6)
    return c
