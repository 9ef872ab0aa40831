"""The words pages stand under from A to Z, by the slug of the page."""

INDEX_TERMS: dict[str, tuple[str, ...]] = {
    "thuong-tet-co-bat-buoc-khong": ("Thưởng Tết",),
    "het-don-hang-mat-dien-nghi-cho-co-luong-khong": (
        "Ngừng việc",
        "Nghỉ chờ việc",
    ),
    "bi-chuyen-sang-viec-khac-co-phai-chiu-khong": (
        "Điều chuyển",
        "Chuyển việc",
    ),
    "thu-viec-bao-lau-luong-bao-nhieu": ("Thử việc",),
    "di-lam-ma-khong-ky-hop-dong-thi-sao": (
        "Hợp đồng lao động",
        "Thời vụ",
    ),
    "cong-ty-giu-giay-to-bat-dat-coc-co-duoc-khong": (
        "Giữ giấy tờ",
        "Đặt cọc",
    ),
    "chua-du-tuoi-thanh-nien-di-lam-duoc-viec-gi": ("Chưa đủ 18 tuổi",),
    "giup-viec-gia-dinh-co-quyen-gi": ("Giúp việc gia đình",),
    "chay-xe-cong-nghe-ban-hang-online-ai-bao-ve": (
        "Tài xế công nghệ",
        "Bán hàng online",
    ),
    "xin-nghi-viec-phai-bao-truoc-may-ngay": (
        "Báo trước",
        "Nghỉ việc",
    ),
    "nghi-viec-roi-bao-lau-duoc-tra-het-tien": ("Thanh toán khi nghỉ việc",),
    "bi-cho-nghi-viec-bi-sa-thai-co-dung-luat-khong": (
        "Sa thải",
        "Bị cho nghỉ việc",
    ),
    "mat-viec-thoi-viec-duoc-tro-cap-bao-nhieu": (
        "Trợ cấp thôi việc",
        "Mất việc",
    ),
    "cong-ty-khong-dong-bao-hiem-xa-hoi-thi-sao": ("Bảo hiểm xã hội",),
    "rut-bao-hiem-xa-hoi-mot-lan-duoc-va-mat-gi": (
        "Rút bảo hiểm một lần",
        "Lương hưu",
    ),
    "tro-cap-that-nghiep-ai-duoc-nop-o-dau": ("Thất nghiệp",),
    "nghi-om-con-om-duoc-huong-gi": (
        "Ốm đau",
        "Con ốm",
    ),
    "nghi-thai-san-may-thang-duoc-bao-nhieu-tien": (
        "Thai sản",
        "Sinh con",
    ),
    "mang-thai-nuoi-con-nho-duoc-bao-ve-the-nao": (
        "Mang thai",
        "Nuôi con nhỏ",
    ),
    "bi-no-luong-cham-luong-thi-lam-gi": (
        "Nợ lương",
        "Chậm lương",
    ),
    "khong-co-phieu-luong-co-doi-duoc-khong": ("Phiếu lương",),
    "cong-ty-phat-tien-tru-luong-co-duoc-khong": (
        "Phạt tiền",
        "Trừ lương",
    ),
    "luong-toi-thieu-o-cho-toi-lam-la-bao-nhieu": ("Lương tối thiểu",),
    "tang-ca-duoc-tra-bao-nhieu": ("Tăng ca",),
    "bi-tai-nan-lao-dong-duoc-nhung-gi": ("Tai nạn lao động",),
    "viec-nguy-hiem-co-duoc-tu-choi-khong": (
        "Việc nguy hiểm",
        "An toàn",
    ),
    "bi-quay-roi-danh-mang-o-cho-lam": (
        "Quấy rối",
        "Đánh mắng",
    ),
    "bi-ep-tang-ca-co-duoc-tu-choi-khong": ("Ép tăng ca",),
    "lam-ca-dem-duoc-them-gi": ("Ca đêm",),
    "nghi-le-tet-duoc-may-ngay": ("Lễ, Tết",),
    "nghi-phep-nam-duoc-may-ngay": ("Phép năm",),
    "nghi-cuoi-nghi-tang-duoc-may-ngay": (
        "Nghỉ cưới",
        "Nghỉ tang",
    ),
    "vao-cong-doan-duoc-gi-va-vao-bang-cach-nao": ("Vào công đoàn",),
    "muon-lap-cong-doan-o-cho-lam-thi-lam-sao": ("Lập công đoàn",),
    "vao-cong-doan-co-bi-gay-kho-khong": ("Bị gây khó",),
    "doan-phi-bao-nhieu-ai-dong": ("Đoàn phí",),
    "khieu-nai-tranh-chap-o-dau": (
        "Khiếu nại",
        "Tranh chấp",
        "Hòa giải",
    ),
    "dinh-cong-the-nao-la-dung-luat": ("Đình công",),
    "bi-no-luong-toi-lam-gi": ("Nợ lương",),
    "toi-muon-nghi-viec-bao-truoc-bao-nhieu-ngay": ("Nghỉ việc",),
    "bi-cho-nghi-viec-dung-hay-sai-luat": ("Bị cho nghỉ việc",),
    "tinh-doan-phi": ("Đoàn phí",),
    "tinh-thai-san": ("Thai sản",),
    "tra-luong-toi-thieu": ("Lương tối thiểu",),
    "tinh-lai-cham-luong": ("Lãi chậm lương",),
    "tinh-tro-cap-thoi-viec": ("Trợ cấp thôi việc",),
    "tinh-ngay-bao-truoc": ("Báo trước",),
    "tinh-phep-nam": ("Phép năm",),
    "tinh-tien-tang-ca": ("Tăng ca",),
}
