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
    # name, other names, code of its place, the unit that looks after it ("" = its place's)
    ("Công ty May Cánh Buồm Xanh", "may Cánh Buồm\nCánh Buồm Xanh", "99003", "ben-van"),
    ("Nhà máy giày Bước Vui", "giày Bước Vui\nBước Vui", "99003", "ben-van"),
    ("Công ty Chế biến thủy sản Rạch Cá Đông", "thủy sản Rạch Cá\nxưởng cá Rạch Cá", "99004", ""),
    ("Công ty Điện tử Ánh Đèn Biển", "Ánh Đèn Biển", "99003", "ben-van"),
    ("Khách sạn Sóng Ru", "Sóng Ru", "99006", ""),
    ("Ứng dụng xe Chạy Ơi", "Chạy Ơi\nxe ôm Chạy Ơi", "99001", "lai-xe"),
)
