"""The questions of the public forms, in the words a worker reads.

Few, and none about identity papers, birth, ethnicity, religion, health or place by positioning.
"""

from dataclasses import replace

from cms.schema import FormField

BEST_TIMES = ("Lúc nào cũng được", "Buổi sáng", "Giờ nghỉ trưa", "Buổi chiều", "Sau giờ tan ca", "Buổi tối", "Chủ nhật")
_NO_PHONE = "Không có số riêng? Ghi cách khác để gặp bạn"
_NO_COMPANY = "Không làm ở công ty? Ghi nghề, hoặc xã, phường"
_MORE = "Dặn thêm: giờ gọi, cách gọi, điều muốn hỏi"
_MORE_OF_A_QUESTION = "Dặn thêm: nơi làm, giờ gọi, cách gọi"
_MORE_OF_A_COMPANY = "Ghi thêm: chức vụ, số người, giờ liên hệ"
"""The words on folds: a worker on a small telephone sees what is needed, and what else there is."""
_DO_NOT_WRITE = "Đừng ghi bệnh tật, tôn giáo, số căn cước hay số tài khoản."

NAME = FormField(
    name="name",
    label="Chúng tôi gọi bạn là gì?",
    help="Tên thường gọi là đủ, ví dụ: chị Hoa.",
    required=True,
    autocomplete="nickname",
    max_length=80,
)
PHONE = FormField(
    name="phone",
    label="Số điện thoại hoặc Zalo",
    help="Số của bạn hoặc số nào gặp được bạn.",
    widget="tel",
    autocomplete="tel",
    max_length=40,
)
OTHER_CONTACT = FormField(
    name="other_contact",
    label="Cách khác để gặp bạn",
    help="Ghi Facebook, hoặc chỗ và giờ gặp được bạn.",
    folded=_NO_PHONE,
)
WORKPLACE = FormField(
    name="workplace",
    label="Bạn làm ở đâu?",
    help="Tên công ty, nhà máy, cửa hàng. Chưa có hợp đồng cũng ghi được, không cần dấu.",
)
TRADE = FormField(
    name="trade",
    label="Bạn làm nghề gì?",
    help="Không có hợp đồng lao động vẫn vào được nghiệp đoàn cùng nghề.",
    widget="select",
    folded=_NO_COMPANY,
)
COMMUNE = FormField(
    name="commune",
    label="Xã, phường hoặc đặc khu",
    help="Nơi bạn làm hoặc nơi bạn ở. Ghi tên cũ hay tên mới đều được, không cần dấu.",
    folded=_NO_COMPANY,
)
BEST_TIME = FormField(
    name="best_time",
    label="Liên hệ lúc nào thì tiện?",
    help="Chọn lúc bạn nói chuyện được mà không ngại ai nghe.",
    widget="select",
    options=BEST_TIMES,
    folded=_MORE,
)
CHANNEL = FormField(
    name="channel",
    label="Liên hệ bằng cách nào?",
    widget="select",
    options=("Gọi điện", "Gọi hoặc nhắn Zalo", "Chỉ nhắn tin, đừng gọi"),
    codes=("call", "zalo", "message"),
    folded=_MORE,
)
AT_LEAST_16 = FormField(
    name="at_least_16",
    label="Bạn đủ 16 tuổi chưa?",
    help="Chưa đủ 16 tuổi thì cha mẹ hoặc người giám hộ liên hệ cùng bạn. Bạn vẫn được giúp.",
    widget="radio",
    options=("Đủ 16 tuổi rồi", "Chưa đủ 16 tuổi"),
    codes=("yes", "no"),
    required=True,
)
NO_LOCAL_CONTACT = FormField(
    name="no_local_contact",
    label="Đừng báo cho ai ở công ty tôi",
    help="Kể cả công đoàn trong công ty. Người của công đoàn cấp trên sẽ gọi cho bạn.",
    widget="checkbox",
)
NOTE = FormField(
    name="note",
    label="Bạn muốn hỏi hay nói gì thêm?",
    help=_DO_NOT_WRITE,
    widget="textarea",
    max_length=2000,
    folded=_MORE,
)

QUESTION = replace(
    NOTE,
    label="Bạn muốn hỏi gì, hay đang gặp chuyện gì?",
    help=f"Cứ kể như nói chuyện, không cần dấu. {_DO_NOT_WRITE}",
    required=True,
    max_length=4000,
    folded="",
)
WORKPLACE_IF_WANTED = replace(WORKPLACE, help="Không muốn nói thì để trống.", folded=_MORE_OF_A_QUESTION)
COMMUNE_IF_WANTED = replace(COMMUNE, folded=_MORE_OF_A_QUESTION)
TIME_OF_A_QUESTION, CHANNEL_OF_A_QUESTION = (
    replace(field, folded=_MORE_OF_A_QUESTION) for field in (BEST_TIME, CHANNEL)
)
NAME_IF_WANTED = replace(
    NAME, help="Không muốn nói tên thì để trống, chúng tôi vẫn đọc.", label="Gọi bạn là gì?", required=False
)
PHONE_IF_WANTED = replace(
    PHONE,
    help="Để trống cũng gửi được. Khi đó không ai gọi lại cho bạn được, nhưng giữ mã biên nhận thì bạn vẫn xem được "
    "việc đến đâu.",
)
AGE_IF_WANTED = replace(AT_LEAST_16, required=False)

COMPANY = replace(WORKPLACE, label="Tên doanh nghiệp hoặc cơ sở", help="Như trên bảng hiệu là đủ.", required=True)
COMPANY_ROLE = FormField(
    name="company_role",
    label="Chức vụ hoặc việc anh, chị phụ trách",
    help="Ví dụ: giám đốc, nhân sự.",
    max_length=120,
    folded=_MORE_OF_A_COMPANY,
)
COMPANY_NAME = replace(NAME, label="Chúng tôi liên hệ với ai?", help="Họ tên người trao đổi.", autocomplete="name")
COMPANY_PHONE = replace(PHONE, label="Số điện thoại", help="Số gọi được trong giờ làm việc.")
COMPANY_EMAIL = replace(
    OTHER_CONTACT, label="Email hoặc cách khác", help="", folded="Không tiện nghe điện thoại? Ghi email hoặc cách khác"
)
COMPANY_PLACE = replace(COMMUNE, help="Nơi đặt nhà máy, cửa hàng. Ghi tên cũ hay tên mới đều được.", folded="")
COMPANY_TIME = replace(BEST_TIME, help="", options=BEST_TIMES[:4], folded=_MORE_OF_A_COMPANY)
EMPLOYEES = FormField(
    name="employees",
    label="Có khoảng bao nhiêu người lao động?",
    widget="select",
    options=("Dưới 10 người", "10–49 người", "50–199 người", "200–499 người", "500–999 người", "Từ 1.000 người"),
    folded=_MORE_OF_A_COMPANY,
)
COMPANY_NOTE = replace(
    NOTE, label="Doanh nghiệp muốn hỏi hay bàn việc gì?", help=f"Vài dòng là đủ. {_DO_NOT_WRITE}", folded=""
)

LANGUAGE = FormField(
    name="language",
    label="Bạn muốn nói chuyện bằng tiếng nào?",
    widget="select",
    options=("Tiếng Việt", "Tiếng Khmer (ភាសាខ្មែរ)", "Tiếng Anh (English)"),
    codes=("vi", "km", "en"),
    folded=_MORE,
)
LANGUAGE_OF_A_QUESTION = replace(LANGUAGE, folded=_MORE_OF_A_QUESTION)
COLLEAGUES = FormField(
    name="colleagues",
    label="Chỗ bạn có thêm ai muốn vào công đoàn không?",
    help="Đừng ghi tên người khác ở đây.",
    widget="select",
    options=("Chỉ mình tôi", "Có 2–4 người", "Có từ 5 người", "Tôi chưa biết"),
    folded=_MORE,
)
HAS_UNION = FormField(
    name="has_union",
    label="Chỗ bạn làm đã có công đoàn chưa?",
    widget="select",
    options=("Có rồi", "Chưa có", "Tôi không biết"),
    codes=("yes", "no", "unknown"),
    folded=_MORE,
)

OTHER_TRADE = "Nghề khác"
"""What stands last among the trades: nobody without an employer is left without an answer."""
