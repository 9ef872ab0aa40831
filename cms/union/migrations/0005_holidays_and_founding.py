"""The holidays of 2026 and 2027 and what it takes to found a union, as far as known; what is not certain says so."""

from datetime import date

from django.db import migrations

LAW = "BLLĐ điều 112"
MADE_UP_FOR = "BLLĐ điều 111 khoản 3 (nghỉ bù khi trùng ngày nghỉ tuần)"
LUNAR = "BLLĐ điều 112; tính theo âm lịch, chờ thông báo của năm"
CULTURE = "Nghị quyết 28/2026/QH16; cần đọc lại văn bản gốc"
HOLIDAYS = (
    # day, name, basis, certain?
    (date(2026, 1, 1), "Tết Dương lịch", LAW, True),
    (date(2026, 2, 16), "Tết Âm lịch (29 tháng Chạp)", LUNAR, False),
    (date(2026, 2, 17), "Tết Âm lịch (mùng 1)", LUNAR, False),
    (date(2026, 2, 18), "Tết Âm lịch (mùng 2)", LUNAR, False),
    (date(2026, 2, 19), "Tết Âm lịch (mùng 3)", LUNAR, False),
    (date(2026, 2, 20), "Tết Âm lịch (mùng 4)", LUNAR, False),
    (date(2026, 4, 26), "Giỗ Tổ Hùng Vương", LUNAR, False),
    (date(2026, 4, 27), "Giỗ Tổ Hùng Vương (nghỉ bù)", MADE_UP_FOR, False),
    (date(2026, 4, 30), "Ngày Chiến thắng", LAW, True),
    (date(2026, 5, 1), "Ngày Quốc tế lao động", LAW, True),
    (date(2026, 9, 2), "Quốc khánh", LAW, True),
    (date(2026, 11, 24), "Ngày Văn hóa Việt Nam", CULTURE, False),
    (date(2027, 1, 1), "Tết Dương lịch", LAW, True),
    (date(2027, 2, 5), "Tết Âm lịch (29 tháng Chạp)", LUNAR, False),
    (date(2027, 2, 6), "Tết Âm lịch (mùng 1)", LUNAR, False),
    (date(2027, 2, 7), "Tết Âm lịch (mùng 2)", LUNAR, False),
    (date(2027, 2, 8), "Tết Âm lịch (mùng 3)", LUNAR, False),
    (date(2027, 2, 9), "Tết Âm lịch (mùng 4)", LUNAR, False),
    (date(2027, 2, 10), "Tết Âm lịch (nghỉ bù)", MADE_UP_FOR, False),
    (date(2027, 2, 11), "Tết Âm lịch (nghỉ bù)", MADE_UP_FOR, False),
    (date(2027, 4, 16), "Giỗ Tổ Hùng Vương", LUNAR, False),
    (date(2027, 4, 30), "Ngày Chiến thắng", LAW, True),
    (date(2027, 5, 1), "Ngày Quốc tế lao động", LAW, True),
    (date(2027, 5, 3), "Ngày Quốc tế lao động (nghỉ bù)", MADE_UP_FOR, False),
    (date(2027, 9, 2), "Quốc khánh", LAW, True),
    (date(2027, 9, 3), "Quốc khánh (ngày thứ hai)", f"{LAW}; có thể là 01/9, chờ thông báo của năm", False),
    (date(2027, 11, 24), "Ngày Văn hóa Việt Nam", CULTURE, False),
)
FOUNDING = (
    # kind, people, source
    ("grassroots", 5, "Điều lệ Công đoàn Việt Nam khóa XIII, theo nguồn thứ cấp; chưa đọc được Điều lệ khóa XIV"),
    ("trade", 10, "Điều lệ Công đoàn Việt Nam khóa XI, XII, theo nguồn thứ cấp; chưa đọc được Điều lệ khóa XIV"),
)


def enter(apps, schema_editor):
    Holiday, FoundingFigure = (apps.get_model("union", name) for name in ("Holiday", "FoundingFigure"))
    Holiday.objects.bulk_create(
        Holiday(day=day, name=name, decision=basis, confirmed=certain) for day, name, basis, certain in HOLIDAYS
    )
    FoundingFigure.objects.bulk_create(
        FoundingFigure(kind=kind, people=people, source=source, confirmed=False) for kind, people, source in FOUNDING
    )


class Migration(migrations.Migration):

    dependencies = [("union", "0004_one_unit_a_day")]

    operations = [migrations.RunPython(enter, migrations.RunPython.noop)]
