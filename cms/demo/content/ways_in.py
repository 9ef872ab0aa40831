"""What do you need? The entries on the demo's front page, said as a worker would say them."""

from collections.abc import Iterable, Mapping

from cms.demo.content.writing import page
from cms.schema import WayIn, WaysIn

_GROUPS = {
    "Bạn đang gặp chuyện gì?": (
        ("Bị nợ lương", "bi-no-luong-cham-luong-thi-lam-gi"),
        ("Bị đuổi việc", "bi-cho-nghi-viec-dung-hay-sai-luat"),
        ("Có bầu", "mang-thai-nuoi-con-nho-duoc-bao-ve-the-nao"),
        ("Bị tai nạn", "bi-tai-nan-lao-dong-duoc-nhung-gi"),
        ("Bị ép tăng ca", "bi-ep-tang-ca-co-duoc-tu-choi-khong"),
        ("Bị trừ lương", "cong-ty-phat-tien-tru-luong-co-duoc-khong"),
        ("Bị quấy rối", "bi-quay-roi-danh-mang-o-cho-lam"),
        ("Bị giữ giấy tờ", "cong-ty-giu-giay-to-bat-dat-coc-co-duoc-khong"),
        ("Hết đơn hàng", "het-don-hang-mat-dien-nghi-cho-co-luong-khong"),
        ("Không đóng bảo hiểm", "cong-ty-khong-dong-bao-hiem-xa-hoi-thi-sao"),
    ),
    "Bạn làm nghề gì?": (
        ("May mặc, da giày", "tang-ca-duoc-tra-bao-nhieu"),
        ("Chế biến thủy sản", "lam-ca-dem-duoc-them-gi"),
        ("Tài xế công nghệ", "nghiep-doan-lai-xe-cong-nghe-hai-son-ra-mat"),
        ("Giúp việc nhà", "giup-viec-gia-dinh-co-quyen-gi"),
        ("Thợ xây, thợ hàn", "viec-nguy-hiem-co-duoc-tu-choi-khong"),
        ("Bán hàng online", "chay-xe-cong-nghe-ban-hang-online-ai-bao-ve"),
    ),
    "Bạn sắp có gì đổi?": (
        ("Mới vào làm", "thu-viec-bao-lau-luong-bao-nhieu"),
        ("Sắp sinh con", "nghi-thai-san-may-thang-duoc-bao-nhieu-tien"),
        ("Muốn nghỉ việc", "toi-muon-nghi-viec-bao-truoc-bao-nhieu-ngay"),
        ("Mới mất việc", "tro-cap-that-nghiep-ai-duoc-nop-o-dau"),
        ("Nhà có cưới, tang", "nghi-cuoi-nghi-tang-duoc-may-ngay"),
        ("Ốm, con ốm", "nghi-om-con-om-duoc-huong-gi"),
        ("Rút bảo hiểm", "rut-bao-hiem-xa-hoi-mot-lan-duoc-va-mat-gi"),
        ("Chưa đủ 18 tuổi", "chua-du-tuoi-thanh-nien-di-lam-duoc-viec-gi"),
    ),
}


def write_ways_in(groups: Mapping[str, Iterable[tuple[str, str]]]) -> tuple[WaysIn, ...]:
    """The groups of a front page. `groups`: heading → (words, slug of the page) of each entry."""
    return tuple(
        WaysIn(heading=heading, ways=tuple(WayIn(text=text, target=page(slug)) for text, slug in ways))
        for heading, ways in groups.items()
    )


WAYS_IN = write_ways_in(_GROUPS)
"""By what is the matter, by trade, by what happens in a life. The first group is on the first screen of a phone."""
