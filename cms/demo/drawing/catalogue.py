"""Which pictures the demo's library holds: what each is called, what it shows, and who drew it."""

import io
from collections.abc import Callable
from dataclasses import dataclass

from cms.demo.drawing import scenes_people, scenes_work
from cms.demo.drawing.brush import Canvas

CREDIT = "Ban Tuyên giáo Liên đoàn Lao động tỉnh Hải Sơn (tranh vẽ)"


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureText:
    """A picture of the demo's library. `draw` makes it; the rest is what an editor would have typed."""

    title: str
    alt: str
    draw: Callable[[], Canvas]
    credit: str = CREDIT


PICTURES: dict[str, PictureText] = {
    "cong-nha-may": PictureText(
        title="Cổng nhà máy buổi sáng",
        alt="Công nhân đi bộ và đạp xe vào cổng một nhà máy ven biển lúc sáng sớm.",
        draw=scenes_work.factory_gate,
    ),
    "may-may": PictureText(
        title="Bàn máy may", alt="Máy may bên cửa sổ, cuộn chỉ màu cam.", draw=scenes_work.sewing_machine
    ),
    "cang-ca": PictureText(
        title="Cảng cá Rạch Cá Đông", alt="Ba chiếc tàu cá neo sát nhau lúc chiều.", draw=scenes_work.fishing_port
    ),
    "lai-xe": PictureText(
        title="Người lái xe công nghệ", alt="Người lái xe máy chạy trên đường ven biển.", draw=scenes_work.rider
    ),
    "phieu-luong": PictureText(
        title="Phiếu lương", alt="Tờ phiếu lương có các dòng được tô màu và một kính lúp.", draw=scenes_work.payslip
    ),
    "loa-phong-thanh": PictureText(
        title="Cầm loa", alt="Nhiều người đứng cạnh nhau, một người cầm loa.", draw=scenes_people.loudspeaker
    ),
    "doi-thoai": PictureText(
        title="Đối thoại", alt="Hai nhóm người ngồi quanh một chiếc bàn dài.", draw=scenes_people.dialogue
    ),
    "nha-tro": PictureText(
        title="Khu trọ buổi tối", alt="Dãy nhà trọ sáng đèn, bốn người ngồi ngoài hiên.", draw=scenes_people.lodgings
    ),
    "lop-hoc": PictureText(
        title="Lớp học", alt="Một người đứng bên bảng, công nhân ngồi vòng cung.", draw=scenes_people.classroom
    ),
    "trung-thu": PictureText(
        title="Trung thu ở cảng",
        alt="Trẻ em cầm đèn lồng dưới trăng, sau lưng là tàu cá.",
        draw=scenes_people.mid_autumn,
    ),
    "me-va-be": PictureText(
        title="Mẹ và bé", alt="Người mẹ bế con ngồi bên cửa sổ.", draw=scenes_people.mother_and_child
    ),
    "bua-com": PictureText(
        title="Bữa cơm giữa ca", alt="Khay cơm có canh, cá, rau, trái cây.", draw=scenes_people.meal
    ),
    "chan-dung-chi-bong": PictureText(
        title="Chân dung chị Trịnh Thị Bông (tranh vẽ, nhân vật hư cấu)",
        alt="Chân dung vẽ một nữ công nhân mặc áo cam, mỉm cười.",
        draw=scenes_people.portrait,
    ),
}


def draw_picture(name: str) -> bytes:
    """The picture as a JPEG of 1600 × 1000 pixels, the same bytes each time. Raises KeyError for an unknown name."""
    file = io.BytesIO()
    PICTURES[name].draw().finish().save(file, "JPEG", quality=88)
    return file.getvalue()
