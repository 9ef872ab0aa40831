"""How workers ask what the explainers answer, as they type it; and whom an explainer holds for, when not for all."""

ASKED: dict[str, tuple[str, ...]] = {
    "bi-no-luong-cham-luong-thi-lam-gi": (
        "cty quỵt lương",
        "chủ không trả lương",
        "ngâm lương mấy tháng",
        "tra luong tre",
    ),
    "khong-co-phieu-luong-co-doi-duoc-khong": (
        "không biết lương tính sao",
        "xin bảng lương",
        "lương trả qua thẻ không có giấy",
    ),
    "cong-ty-phat-tien-tru-luong-co-duoc-khong": ("đi trễ bị phạt tiền", "làm hư hàng bắt đền", "trừ lương vô lý"),
    "luong-toi-thieu-o-cho-toi-lam-la-bao-nhieu": (
        "lương cơ bản thấp nhất",
        "lương vùng bao nhiêu",
        "luong toi thieu vung",
    ),
    "tang-ca-duoc-tra-bao-nhieu": (
        "tiền OT tính sao",
        "làm thêm giờ trả mấy phần trăm",
        "tăng ca chủ nhật",
        "tang ca ngay le",
    ),
    "thuong-tet-co-bat-buoc-khong": ("lương tháng 13", "công ty không thưởng tết", "thuong cuoi nam"),
    "het-don-hang-mat-dien-nghi-cho-co-luong-khong": (
        "cho nghỉ không lương vì hết hàng",
        "cúp điện nghỉ làm",
        "ngừng việc trả lương",
    ),
    "bi-chuyen-sang-viec-khac-co-phai-chiu-khong": (
        "bị điều qua chuyền khác",
        "chuyển xưởng không hỏi",
        "bị đổi việc lương thấp hơn",
    ),
    "thu-viec-bao-lau-luong-bao-nhieu": ("lương thử việc mấy phần trăm", "thử việc mấy tháng", "thu viec khong luong"),
    "di-lam-ma-khong-ky-hop-dong-thi-sao": ("không có hợp đồng lao động", "làm chui không giấy tờ", "chưa ký hđlđ"),
    "cong-ty-giu-giay-to-bat-dat-coc-co-duoc-khong": (
        "giữ CCCD bản gốc",
        "giữ bằng gốc",
        "bắt đóng tiền cọc mới cho làm",
    ),
    "chua-du-tuoi-thanh-nien-di-lam-duoc-viec-gi": (
        "16 tuổi đi làm được không",
        "chưa đủ 18 làm công nhân",
        "đi làm thêm hè",
    ),
    "giup-viec-gia-dinh-co-quyen-gi": ("osin", "làm giúp việc nhà có bảo hiểm không", "chủ nhà không cho nghỉ"),
    "chay-xe-cong-nghe-ban-hang-online-ai-bao-ve": (
        "tài xế grab bị khóa app",
        "shipper",
        "chạy xe ôm công nghệ",
        "bán hàng onl",
    ),
    "bi-ep-tang-ca-co-duoc-tu-choi-khong": ("bắt tăng ca hoài", "không chịu tăng ca bị đuổi", "tăng ca quá giờ"),
    "lam-ca-dem-duoc-them-gi": ("làm đêm phụ cấp bao nhiêu", "ca 3", "nghỉ giữa ca đêm"),
    "nghi-le-tet-duoc-may-ngay": ("lịch nghỉ tết", "nghỉ 30/4 1/5", "nghỉ 24 tháng 11", "le quoc khanh nghi may ngay"),
    "nghi-phep-nam-duoc-may-ngay": ("phép năm còn lại trả tiền không", "xin nghỉ phép", "nam nghi bao nhieu ngay phep"),
    "nghi-cuoi-nghi-tang-duoc-may-ngay": ("nghỉ đám cưới", "ba mẹ mất nghỉ mấy ngày", "vợ đẻ chồng nghỉ cưới"),
    "cong-ty-khong-dong-bao-hiem-xa-hoi-thi-sao": ("cty trốn đóng bhxh", "nợ bảo hiểm", "kiem tra bhxh chua dong"),
    "rut-bao-hiem-xa-hoi-mot-lan-duoc-va-mat-gi": ("rút bhxh 1 lần", "lãnh bảo hiểm một cục", "rút sổ bảo hiểm"),
    "tro-cap-that-nghiep-ai-duoc-nop-o-dau": (
        "bảo hiểm thất nghiệp",
        "bhtn",
        "lãnh thất nghiệp",
        "nghi viec lanh tien that nghiep",
    ),
    "nghi-om-con-om-duoc-huong-gi": ("nghỉ bệnh có lương không", "con bệnh nghỉ chăm", "giay om bhxh"),
    "nghi-thai-san-may-thang-duoc-bao-nhieu-tien": (
        "nghỉ đẻ",
        "chế độ sinh con",
        "nghi sinh bao nhieu tien",
        "chồng nghỉ vợ sinh",
    ),
    "mang-thai-nuoi-con-nho-duoc-bao-ve-the-nao": (
        "có bầu bị đuổi",
        "bầu có phải tăng ca không",
        "nuôi con dưới 12 tháng",
    ),
    "xin-nghi-viec-phai-bao-truoc-may-ngay": ("nghỉ ngang", "nộp đơn nghỉ việc", "nghi viec khong bao truoc"),
    "nghi-viec-roi-bao-lau-duoc-tra-het-tien": (
        "nghỉ rồi chưa trả lương",
        "cty không chốt sổ",
        "giam luong thang cuoi",
    ),
    "bi-cho-nghi-viec-bi-sa-thai-co-dung-luat-khong": (
        "bị đuổi việc",
        "bị cho thôi việc",
        "cty cắt hợp đồng",
        "bi sa thai trai luat",
    ),
    "mat-viec-thoi-viec-duoc-tro-cap-bao-nhieu": (
        "tiền thôi việc",
        "nghỉ việc được bồi thường bao nhiêu",
        "cắt giảm lao động",
    ),
    "bi-tai-nan-lao-dong-duoc-nhung-gi": (
        "tnld",
        "đứt tay trong xưởng",
        "tai nạn trên đường đi làm",
        "boi thuong tai nan",
    ),
    "viec-nguy-hiem-co-duoc-tu-choi-khong": ("không có đồ bảo hộ", "máy hư vẫn bắt làm", "nóng quá trong xưởng"),
    "bi-quay-roi-danh-mang-o-cho-lam": ("bị sờ mó", "quản đốc chửi", "bị đánh ở xưởng", "quay roi tinh duc"),
    "vao-cong-doan-duoc-gi-va-vao-bang-cach-nao": (
        "tham gia công đoàn",
        "xin vào đoàn viên",
        "gia nhap cong doan o dau",
    ),
    "muon-lap-cong-doan-o-cho-lam-thi-lam-sao": (
        "cty chưa có công đoàn",
        "thành lập công đoàn cơ sở",
        "lap cd can may nguoi",
    ),
    "vao-cong-doan-co-bi-gay-kho-khong": ("vào công đoàn bị đuổi", "sếp ghét công đoàn", "bi tru dap"),
    "doan-phi-bao-nhieu-ai-dong": ("tiền công đoàn trừ lương", "phí công đoàn mỗi tháng", "dong doan phi 1 phan tram"),
    "khieu-nai-tranh-chap-o-dau": ("thưa công ty ở đâu", "kiện chủ", "hòa giải viên lao động", "gọi thanh tra"),
    "dinh-cong-the-nao-la-dung-luat": ("nghỉ tập thể", "ngừng việc tập thể", "cả xưởng đình công"),
}
"""Slug of an explainer → the same question in other words, with and without diacritics."""

HOLDS_FOR: dict[str, tuple[str, ...]] = {
    "thu-viec-bao-lau-luong-bao-nhieu": ("probation",),
    "di-lam-ma-khong-ky-hop-dong-thi-sao": ("no_contract",),
    "chua-du-tuoi-thanh-nien-di-lam-duoc-viec-gi": ("under_18",),
    "giup-viec-gia-dinh-co-quyen-gi": ("domestic",),
    "mang-thai-nuoi-con-nho-duoc-bao-ve-the-nao": ("women",),
    "mat-viec-thoi-viec-duoc-tro-cap-bao-nhieu": ("open_ended", "fixed_term"),
}
"""Slug of an explainer → the facets it holds for; the others hold for every worker."""
