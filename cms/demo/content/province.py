"""The invented province: its union's units, its communes, its workplaces, and who looks after what."""

from datetime import date

NAME = "Liên đoàn Lao động tỉnh Hải Sơn"
SINCE = date(2025, 7, 1)
"""Everything local is dated from the day the two-level administration began."""

PROFILE = {
    "name": NAME,
    "tagline": "Của người đi làm, do người đi làm, vì người đi làm",
    "managing_body": NAME,
    "parent_body": "Tổng Liên đoàn Lao động Việt Nam",
    "address": "Số 1 đường Ngọn Sóng, phường Hải Lộ, tỉnh Hải Sơn (hư cấu)",
    "email": "lienhe@congdoan-haison.example",
    "phone": "0297 000 0011",
    "person_responsible": "Phan Thị Mai Lành, Chủ tịch (nhân vật hư cấu)",
    "theme": "plain",
}

PROVINCE = "tinh-hai-son"
UNITS = (
    # code, name, kind, phone, address
    (PROVINCE, NAME, "province", "0297 000 0011", "Số 1 đường Ngọn Sóng, phường Hải Lộ"),
    ("hai-lo", "Công đoàn phường Hải Lộ", "commune", "0297 000 0021", "Số 12 đường Bờ Kè, phường Hải Lộ"),
    ("vam-luoi", "Công đoàn phường Vàm Lưới", "commune", "0297 000 0022", "Số 3 đường Phơi Lưới, phường Vàm Lưới"),
    ("ben-van", "Công đoàn Khu công nghiệp Bến Vạn", "zone", "0297 000 0023", "Cổng số 2, Khu công nghiệp Bến Vạn"),
    ("hon-may-lam", "Công đoàn đặc khu Hòn Mây Lam", "commune", "0297 000 0024", "Cầu cảng Bãi Trước, Hòn Mây Lam"),
    ("lai-xe", "Nghiệp đoàn lái xe công nghệ Hải Sơn", "trade", "0297 000 0025", "Bến xe Hải Lộ"),
)
OTHER_NAMES = {
    # code: name in Khmer, in English
    PROVINCE: ("សហព័ន្ធការងារខេត្តហាយសើន", "Labour Federation of Hải Sơn Province"),
    "hai-lo": ("សហជីពសង្កាត់ Hải Lộ", "Trade union of Hải Lộ ward"),
    "vam-luoi": ("សហជីពសង្កាត់ Vàm Lưới", "Trade union of Vàm Lưới ward"),
    "ben-van": ("សហជីពតំបន់ឧស្សាហកម្ម Bến Vạn", "Trade union of Bến Vạn industrial zone"),
    "hon-may-lam": ("សហជីពតំបន់ពិសេស Hòn Mây Lam", "Trade union of Hòn Mây Lam special zone"),
}
PLACES = (
    # code, name, kind, other names, the unit that looks after it
    ("99001", "Hải Lộ", "phuong", "thị xã Hải Lộ\nchợ Hải Lộ", "hai-lo"),
    ("99002", "Vàm Lưới", "phuong", "thị trấn Vàm Lưới", "vam-luoi"),
    ("99003", "Bến Vạn Tây", "phuong", "Bến Vạn", "ben-van"),
    ("99004", "Rạch Cá Đông", "xa", "Rạch Cá\ncảng cá Rạch Cá", "vam-luoi"),
    ("99005", "Đồng Muối Trắng", "xa", "", ""),
    ("99006", "Hòn Mây Lam", "dac-khu", "Hòn Mây\nđảo Hòn Mây", "hon-may-lam"),
)
WORKPLACES = (
    # name, other names, code of its place, the unit that looks after it ("" = its zone's or place's), in the zone?,
    # sector, size, has a union?
    ("Công ty May Cánh Buồm Xanh", "may Cánh Buồm\nCánh Buồm Xanh", "99003", "", True, "may mặc", "1000_up", "yes"),
    ("Nhà máy giày Bước Vui", "giày Bước Vui\nBước Vui", "99003", "", True, "giày da", "500_999", "no"),
    ("Công ty Chế biến thủy sản Rạch Cá Đông", "thủy sản Rạch Cá\nxưởng cá Rạch Cá", "99004", "", False,
     "chế biến thủy sản", "200_499", "no"),
    ("Công ty Điện tử Ánh Đèn Biển", "Ánh Đèn Biển", "99003", "", True, "điện tử", "500_999", "yes"),
    ("Khách sạn Sóng Ru", "Sóng Ru", "99006", "", False, "khách sạn", "50_199", "unknown"),
    ("Ứng dụng xe Chạy Ơi", "Chạy Ơi\nxe ôm Chạy Ơi", "99001", "lai-xe", False, "vận chuyển", "", "unknown"),
)  # fmt: skip
CHECKED_ON = date(2026, 10, 15)
ZONE = ("Khu công nghiệp Bến Vạn", "KCN Bến Vạn\nkhu Bến Vạn", ("99003",), "ben-van")
"""Name, other names, the places it lies in, the unit that looks after it."""
TRADES = (
    # slug, name, other names, the unit that looks after it ("" = the place's)
    ("lai-xe", "Lái xe công nghệ", "xe ôm\nchạy xe\ntài xế\nshipper\ngiao hàng", "lai-xe"),
    ("ban-hang-mang", "Bán hàng qua mạng", "bán online\nlivestream", ""),
    ("giup-viec", "Giúp việc gia đình", "giúp việc\ngiữ em\nô sin", ""),
    ("may-gia-cong", "Làm hàng khoán tại nhà", "may gia công\nvá lưới\nlột tôm", ""),
)
ENDED = ("cong-doan-thi-xa-hai-lo", "Liên đoàn Lao động thị xã Hải Lộ", "hai-lo")
"""A unit of the district level, ended the day before SINCE: code, name, successor."""
SATURDAY_MORNING = ("hai-lo", 5, "07:30", "11:00")
"""Unit, weekday and hours of one that also works on Saturdays."""
