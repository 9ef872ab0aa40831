"""An invented union and the things its pages refer to, for drawing themes without a database."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from cms import schema
from cms.schema.references import Ref
from cms.theming.samples.sharing import make_card

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
HOSTILE = "<script>alert(1)</script> \"><img src=x onerror=alert(2)> 'nháy' & {{ 7*7 }}"


def at(hour: int, minute: int, day: int = 15, month: int = 3) -> datetime:
    """A time of 2026 in Viet Nam."""
    return datetime(2026, month, day, hour, minute, tzinfo=VIETNAM)


class SampleLookup:
    """Answers as the store's reader does, for a handful of references."""

    pages = {
        "page:1": ("home", "Liên đoàn Lao động tỉnh Bình Giang", "/"),
        "page:2": ("join", "Tôi muốn tham gia", "/tham-gia/"),
        "page:3": ("plain", "Thông báo về dữ liệu cá nhân", "/rieng-tu/"),
        "page:11": ("article", "Công nhân ca đêm được thêm bữa ăn nóng từ tháng Tư", "/tin-tuc/bua-an-ca-dem/"),
        "page:12": ("explainer", "Bị nợ lương thì phải làm gì?", "/quyen-cua-ban/bi-no-luong/"),
        "page:13": ("campaign", "Không ai phải đứng suốt ca", "/chien-dich/ghe-ngoi/"),
    }

    def url(self, ref: Ref) -> str:
        """The address of a known page."""
        return self.pages[ref][2] if ref in self.pages else ""

    def card(self, ref: Ref) -> schema.Card | None:
        """A card of a known page."""
        if ref not in self.pages:
            return None
        kind, title, url = self.pages[ref]
        return schema.Card(kind=kind, title=title, url=url)

    def picture(self, ref: Ref) -> schema.PublicPicture | None:
        """Any picture from 1 to 8 is public."""
        name = ref.partition(":")[2]
        if name not in "12345678":
            return None
        sizes = {320: 200, 640: 400, 1280: 800}
        return schema.PublicPicture(
            src=f"/anh/{name}-640.jpg",
            width=640,
            height=400,
            avif_srcset=", ".join(f"/anh/{name}-{width}.avif {width}w" for width in sizes),
            jpeg_srcset=", ".join(f"/anh/{name}-{width}.jpg {width}w" for width in sizes),
            alt="Công nhân trong xưởng may",
            credit="Thu Hà",
        )

    def document(self, ref: Ref) -> schema.PublicDocument | None:
        """Documents 3 (with every detail), 4 (with none), 5 (a sound) and 6 (a video) are public."""
        if ref == "document:4":
            return schema.PublicDocument(
                url="/tep/mau-don.docx", title="Mẫu đơn", size=31_000, extension="DOCX", in_force_to=date(2028, 1, 1)
            )
        if ref in ("document:5", "document:6"):
            extension = "MP3" if ref == "document:5" else "MP4"
            url = f"/tep/bep-an.{extension.lower()}"
            return schema.PublicDocument(url=url, title="Bếp ăn", size=640_000, extension=extension, seconds=200)
        if ref != "document:3":
            return None
        return schema.PublicDocument(
            url="/tep/ke-hoach-12.pdf",
            title="Kế hoạch phát triển đoàn viên năm 2026",
            size=1_250_000,
            extension="PDF",
            number="12/KH-LĐLĐ",
            issuer="Ban Thường vụ Liên đoàn Lao động tỉnh",
            issued_on="2026-02-03",
            in_force_to=date(2026, 6, 30),
            ended=True,
            replaced_by="/tep/ke-hoach-15.pdf",
        )

    def provision(self, ref: Ref) -> schema.PublicProvision:
        """Provision 1 is in force, 2 has ended, any other does not hold yet."""
        document = "Bộ luật Lao động 45/2019/QH14"
        place = {"provision:1": "Khoản 4 Điều 97", "provision:2": "Điều 98"}.get(ref, "Điểm b khoản 2 Điều 35")
        values = {"place": place, "document": document, "reference": f"{place} {document}"}
        if ref == "provision:1":
            gist = "Chậm lương từ 15 ngày trở lên phải trả thêm tiền lãi."
            values |= {
                "gist": gist,
                "in_force_from": date(2021, 1, 1),
                "url": "https://vbpl.vn/luat",
                "confirmed": True,
            }
        elif ref == "provision:2":
            values |= {"in_force_to": date(2026, 6, 30), "ended": True, "amended_by": "Luật 1/2026/QH16"}
        else:
            values |= {"in_force_from": date(2027, 1, 1), "upcoming": True}
        return schema.PublicProvision(**values)

    def figure(self, ref: Ref) -> schema.PublicFigure:
        """Figure 1 has all a figure can have; any other has ended and nobody confirmed it."""
        if ref == "figure:1":
            return schema.PublicFigure(
                key="luong-toi-thieu-thang-vung-2",
                label="Lương tối thiểu tháng, vùng II",
                text="4.730.000\xa0đồng",
                value="4730000",
                unit="dong",
                since=date(2026, 1, 1),
                confirmed=True,
                provision=self.provision(Ref("provision:1")),
                next_text="5.080.000\xa0đồng",
                next_from=date(2027, 1, 1),
            )
        return schema.PublicFigure(
            key="cu", label="Mức cũ", text="0,5%", value="0.5", unit="percent", until=date(2026, 6, 30), ended=True
        )


def make_site(**changes) -> schema.Site:
    """What every page shows of the invented union's site."""
    link = schema.Link
    values = {
        "name": "Liên đoàn Lao động tỉnh Bình Giang",
        "tagline": "Cùng nhau, tiếng nói của người lao động mạnh hơn",
        "base_url": "https://congdoan.example.vn",
        "language": "vi",
        "imprint": schema.Imprint(
            managing_body="Liên đoàn Lao động tỉnh Bình Giang",
            parent_body="Tổng Liên đoàn Lao động Việt Nam",
            address="Số 12 đường Mạc Cửu, phường Rạch Sen, tỉnh Bình Giang",
            email="vanphong@congdoan.example.vn",
            phone="0297 3862 123",
            person_responsible="Bà Nguyễn Thị Lan, Phó Chủ tịch",
        ),
        "menu": (
            link(title="Tin tức", url="/tin-tuc/"),
            link(title="Quyền của bạn", url="/quyen-cua-ban/", current=True),
            link(title="Chiến dịch", url="/chien-dich/"),
            link(title="Văn bản", url="/van-ban/"),
            link(title="Giới thiệu", url="/gioi-thieu/"),
        ),
        "footer": (link(title="Liên hệ", url="/lien-he/"), link(title="Câu hỏi thường gặp", url="/hoi-dap/")),
        "search_url": "/tim/",
        "index_url": "/tim/vi.json",
        "join": link(title="Tham gia công đoàn", url="/tham-gia/"),
        "privacy": link(title="Dữ liệu cá nhân của bạn", url="/rieng-tu/"),
        "rights": link(title="Quyền A–Z", url="/quyen-a-z/"),
        "contacts": link(title="Gọi cho ai", url="/goi-cho-ai/"),
        "documents": link(title="Văn bản, tài liệu", url="/van-ban/"),
        "feed_url": "/tin.xml",
        "json_feed_url": "/tin.json",
        "share_card": make_card("/", "Liên đoàn Lao động tỉnh Bình Giang"),
        "changes_url": "/co-gi-moi/",
        "exit_url": "https://thoi-tiet.example/",
        "offline_url": "/ngoai-tuyen/",
        "wipe_url": "/xoa-dau-vet/",
    }
    return schema.Site(**values | changes)


def make_empty_site() -> schema.Site:
    """A site of which only what must be there is there."""
    return schema.Site(
        name="Công đoàn",
        base_url="https://a.example",
        language="vi",
        imprint=schema.Imprint(),
        feed_url="/tin.xml",
        changes_url="/doi/",
    )


def make_blocks() -> tuple[schema.Block, ...]:
    """One of each kind of block, with all it can hold."""
    return (
        schema.Heading(text="Bữa ăn là chuyện sức khoẻ, không phải chuyện ban ơn", anchor="bua-an"),
        schema.RichText(
            html="<p>Sau bốn buổi thương lượng, hai bên thống nhất <strong>bữa ăn ca đêm</strong> có món nóng và "
            '<a href="https://vbpl.vn/luat">đúng định lượng</a>. Xem thêm <a href="page:12">cách đòi lương bị nợ</a> '
            'hoặc <a href="page:99">một trang chưa công bố</a>.</p><ul><li>Suất ăn không dưới 25.000 đồng</li>'
            '<li>Công nhân được nếm và góp ý hằng tuần</li></ul><p><a href="document:3">Đọc kế hoạch</a> '
            'tại <a href="provision:1">Điều 97</a>, mức <a href="figure:1">4 triệu</a>, <a href="figure:2">cũ</a>, '
            'hoặc gọi <a href="tel:02973862123">0297 3862 123</a>.</p>'
        ),
        schema.Picture(picture=Ref("picture:2"), alt="Bếp ăn của xưởng", caption="Bếp ăn lúc hai giờ sáng."),
        schema.Quote(text="Có chén canh nóng giữa ca, tay đỡ run.", attribution="Chị Mai", role="thợ may, 14 năm"),
        schema.Heading(text="Xưởng khác làm được không?", level=3),
        schema.Steps(
            title="Ba việc làm trước",
            items=("<p>Hỏi ý kiến từng chuyền.</p>", "<p>Ghi lại bữa ăn trong hai tuần.</p>", "<p>Gửi đề nghị.</p>"),
        ),
        schema.Callout(tone="note", title="Ai được áp dụng", html="<p>Tất cả người làm từ 22 giờ đến 6 giờ.</p>"),
        schema.Callout(tone="warning", title="Đừng ký giấy trắng", html="<p>Dù được hứa sẽ điền sau.</p>"),
        schema.Callout(tone="success", html="<p>Đã có 1.240 người ký tên.</p>"),
        *_make_more_blocks(),
    )


def _make_more_blocks() -> tuple[schema.Block, ...]:
    return (
        schema.Table(
            caption="Giá suất ăn theo ca",
            header=("Ca", "Trước", "Từ tháng Tư"),
            rows=(("Ca ngày", "20.000 đồng", "25.000 đồng"), ("Ca đêm", "20.000 đồng", "30.000 đồng")),
            first_column_is_header=True,
        ),
        schema.Table(
            caption="Lương theo ca, theo bậc",
            header=("Bậc", "Ca ngày", "Ca chiều", "Ca đêm", "Ngày lễ"),
            rows=(("Bậc 1", "210.000 đồng", "220.000 đồng", "273.000 đồng", "630.000 đồng"),),
            first_column_is_header=True,
        ),
        schema.Document(document=Ref("document:3"), note="Dùng khi cần nói với quản đốc."),
        schema.Media(
            url="https://www.youtube.com/watch?v=x",
            service="YouTube",
            title="Hai phút ở bếp ăn",
            poster=Ref("picture:3"),
            duration="2 phút 10 giây",
            transcript="<p>Chị Mai: Hồi trước, hai giờ sáng chỉ có mì gói.</p>",
        ),
        schema.Media(
            medium="audio", url="https://nghe.example.vn/y", service="nghe.example.vn", title="Nghe chị Mai kể"
        ),
        schema.Media(film=Ref("document:6"), title="Nấu canh cho ca đêm", poster=Ref("picture:3")),
        schema.Audio(
            title="Chị Mai kể chuyện ca đêm",
            sound=Ref("document:5"),
            transcript="<p>Hai giờ sáng, cả chuyền cùng xuống bếp.</p>",
        ),
        schema.CallToAction(text="Tham gia với chúng tôi", target=Ref("page:2"), note="Mất chưa tới một phút."),
        schema.CallToAction(text="Gọi ngay", url="tel:02973862123"),
        schema.FigureTable(caption="Lương tối thiểu", figures=(Ref("figure:1"), Ref("figure:2"))),
        schema.QuestionAnswer(question="Người thử việc có được ăn không?", answer="<p>Có. Ai đi ca đều được.</p>"),
        schema.QuestionAnswer(question="Nếu xưởng không làm thì sao?", answer="<p>Báo cho công đoàn.</p>"),
    )


def make_empty_blocks() -> tuple[schema.Block, ...]:
    """One of each kind of block, with only what must be there, and references that lead nowhere."""
    nowhere = Ref("picture:99")
    return (
        schema.Heading(text="Đề mục"),
        schema.RichText(html=""),
        schema.Picture(picture=nowhere),
        schema.Picture(picture=Ref("picture:1")),
        schema.Quote(text="Lời."),
        schema.Steps(items=()),
        schema.Callout(html=""),
        schema.Table(caption="Bảng", rows=()),
        schema.Document(document=Ref("document:99")),
        schema.Document(document=Ref("document:4")),
        schema.Media(url="https://video.example.vn/", title="Không ảnh"),
        schema.Media(film=Ref("document:99"), title="Không còn tệp"),
        schema.Audio(title="Không còn tệp", sound=Ref("document:99")),
        schema.CallToAction(text="Nút không đích", target=Ref("page:99")),
        schema.FigureTable(),
        schema.QuestionAnswer(question="Hỏi?", answer=""),
    )
