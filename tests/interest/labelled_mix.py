"""Five hundred workers and five hundred nuisances, each labelled with what they are, as they would really come."""

import random
from dataclasses import dataclass, field

HOUR = 3600.0
TWO_DAYS = 48 * HOUR

SURNAMES = [
    *("nguyen", "tran", "le", "pham", "huynh", "vo", "danh", "thi", "truong", "lam", "ly", "chau", "bui", "duong")
]
NAMES = [
    *("Hoa", "Lan", "Ti", "Teo", "Út", "Sáu", "Bé", "Năm", "Hạnh", "Thảo", "Đước", "Mén", "Tư", "Phượng", "Ngân"),
    *("Hiếu", "Dara", "Sóc", "Khan", "Cường", "Mơ", "Linh", "Đào", "Kiên"),
]
WORKPLACES = [
    *("cty giay TBS", "Cong ty TNHH Giay Thai Binh Kien Giang", "xuong ca Bien Tay", "KIEN HUNG", "vina seafood"),
    *("Công ty Cổ phần Thủy sản Kiên Cường", "may Vinatex", "quan com Ut Rang", "Nha may xi mang", "cty go", ""),
    *("Vina Manufacturing International", "khach san Hon Trem", "Công ty TNHH MTV Bao Bì Phú Quốc", "chua co"),
]
COMMUNES = ["rach gia", "phường Rạch Giá", "p. rach gia", "Rạch Giá", "RACH GIA", "ấp 5 tân hiệp", "go quao"]
SHORT_NOTES = [
    *("", "", "", "goi em nha", "Tôi muốn vào công đoàn", "em muon tham gia cong doan", "hỏi về thai sản", "no luong"),
    *("cong ty khong dong bao hiem", "cho em hoi ve bao hiem xa hoi", "goi sau 5h", "bi duoi viec", "tang ca hoai"),
]
OPENINGS = [
    "em lam o day",
    "Tôi làm",
    "Chị em tổ tôi làm",
    "dạ em là công nhân,",
    "nha em co hai vo chong lam",
    "Mình làm",
]
TROUBLES = [
    *("ma cong ty no luong", "bị trừ lương vô cớ", "khong co bao hiem", "tăng ca không trả tiền", "bi ep nghi viec"),
    *("không có hợp đồng", "sếp giữ căn cước", "nghỉ thai sản bị cắt lương", "nước uống dơ", "xe dua ruoc bi cat"),
]
CLOSINGS = [
    "goi em sau 17h nhe",
    "xin tư vấn giúp",
    "đừng gọi giờ làm",
    "em so mat viec lam",
    "cám ơn công đoàn",
    "nhan zalo",
]
ADVERT = "Vay tien nhanh trong ngay khong can the chap lai suat thap ho tro ca no xau lien he Minh Tam"


@dataclass(slots=True)
class Post:
    """One form that is sent. `at`: seconds from the beginning; `opened`: seconds since the form was opened.

    `token`: ours, forged or none. `persistent`: presses the button of every page that comes back, after `looks`
    seconds. `sent_twice`: the answer was lost, so the same is sent again.
    """

    real: bool
    group: str
    at: float
    address: str
    fields: dict[str, str] = field(default_factory=dict)
    token: str = "ours"
    opened: float = 60.0
    looks: float = 8.0
    persistent: bool = True
    sent_twice: bool = False


class Mix:
    """All posts, in the order in which they come. The same `seed` gives the same posts."""

    def __init__(self, seed: int) -> None:
        self._dice = random.Random(seed)  # noqa: S311
        self._phones: set[str] = set()
        self.posts: list[Post] = []
        self._add_workers()
        self._add_nuisances()
        self.posts.sort(key=lambda post: post.at)

    def _add_workers(self) -> None:
        for _one in range(85):
            self._worker("in a hurry", opened=self._dice.uniform(9, 60), note=self._dice.choice(SHORT_NOTES))
        for _one in range(90):
            self._worker("with a story", opened=self._dice.uniform(60, 900))
        self._add_families(30)
        self._add_canteen(90)
        self._add_petition(25)
        for _one in range(40):
            self._worker("slow", opened=self._dice.uniform(2 * HOUR, 70 * HOUR))
        for _one in range(70):
            self._worker("without JavaScript", token="", looks=self._dice.uniform(2.2, 90))
        for number in range(25):
            # What a telephone kept is sent the moment the network is back, with a token fetched in that moment.
            kept = {"opened": 0.4} if number % 2 else {"sent_twice": True}
            self._worker("network lost", **kept)
        for note in (
            "www.congdoan.vn",
            "https://www.facebook.com/congdoankg",
            "ខ្ញុំធ្វើការនៅរោងចក្រ",
            "công ty 美德 nợ lương",
            "?",
        ):
            for _one in range(3):
                self._worker("unusual words", note=f"{note} {self._dice.choice(TROUBLES)}")

    def _add_families(self, number: int) -> None:
        for _family in range(number):
            phone = self._phone()
            for _one in range(2):
                self._worker("family with one telephone", phone=phone, note=self._dice.choice(SHORT_NOTES))

    def _add_canteen(self, number: int) -> None:
        begin = 20 * HOUR
        for _one in range(number):
            post = self._worker("canteen of one factory", note=self._dice.choice(SHORT_NOTES))
            post.at = begin + self._dice.uniform(0, 540)
            post.address = f"203.0.113.{self._dice.randrange(1, 255)}"
            post.fields["workplace"] = "Công ty TNHH Giày Thái Bình Kiên Giang"

    def _add_petition(self, number: int) -> None:
        text = "Chúng tôi công nhân xưởng 3 đề nghị công ty trả đủ lương tháng 10 và không ép tăng ca ban đêm"
        for _one in range(number):
            post = self._worker("petition of one workshop", note=text)
            post.at = 27 * HOUR + self._dice.uniform(0, 900)
            post.address = f"203.0.113.{self._dice.randrange(1, 255)}"
            post.fields["workplace"] = self._dice.choice(
                ["cty giay Thai Binh", "giày Thái Bình", "TBS", "giay thai bình KG"]
            )

    def _add_nuisances(self) -> None:
        dice = self._dice
        for _one in range(80):
            self._nuisance("trap", note=self._advertise(), website="http://x.example", opened=dice.uniform(0.2, 40))
        for number in range(40):
            links = [
                f"https://{dice.choice(['vay', 'game', 'seo'])}{number}.example/{one}" for one in range(2 + number % 3)
            ]
            self._nuisance("links by hand", note=f"{self._story()} {' '.join(links)}", opened=dice.uniform(20, 90))
            self._nuisance("link by machine", note=f"xem ngay {links[0]}", opened=dice.uniform(0.1, 1.5))
        for _one in range(80):
            self._nuisance("one text again and again", note=ADVERT, opened=dice.uniform(15, 90))
        for number in range(20):
            self._nuisance("no token, once", token="", persistent=False, note=self._advertise())
            self._nuisance("no token, goes on", token="", looks=0.3, note=f"re nhat www.vay{number}.example")
            self._nuisance(
                "old token", opened=dice.uniform(30, 90) * HOUR, note=f"{ADVERT} http://vay.example/{number}"
            )
            self._nuisance("forged token", token="forged", note=self._advertise())
        self._add_floods()
        for number in range(40):
            text = dice.choice(
                ["Заработок без вложений", "贷款 快速 放款", "وظائف من المنزل", "Дешёвые кредиты онлайн"]
            )
            self._nuisance("foreign, by machine", note=f"{text} {number}", opened=dice.uniform(0.1, 1.5))
            english = f"Dear Sir, we offer SEO services, rank {number} on Google: http://seo{number}.example"
            note = english if number % 2 else f"{text} {number} http://a{number}.example"
            self._nuisance("foreign, with a link", note=note, opened=dice.uniform(1, 40))

    def _add_floods(self) -> None:
        for begin, network in ((9 * HOUR, "198.51.100"), (31 * HOUR, "192.0.2")):
            for _one in range(50):
                post = self._nuisance("flood", note="", opened=self._dice.uniform(0.1, 1.5))
                post.at = begin + self._dice.uniform(0, 240)
                post.address = f"{network}.{self._dice.randrange(1, 255)}"

    def _worker(self, group: str, *, note: str | None = None, phone: str = "", **said) -> Post:
        dice = self._dice
        name = dice.choice(NAMES)
        if dice.random() < 0.5:
            name = f"{dice.choice(SURNAMES)} {dice.choice(['thi', 'van', 'minh'])} {name}"
        fields = {
            "name": name.upper() if dice.random() < 0.1 else name,
            "phone": phone or self._phone(),
            "workplace": dice.choice(WORKPLACES),
            "commune": dice.choice(COMMUNES),
            "note": self._story() if note is None else note,
        }
        return self._keep(Post(real=True, group=group, at=0, address="", **said), fields)

    def _nuisance(self, group: str, *, website: str = "", note: str, **said) -> Post:
        fields = {
            "name": self._dice.choice(NAMES),
            "phone": self._phone(),
            "workplace": self._dice.choice(WORKPLACES),
            "commune": "Rạch Giá",
            "note": note,
            "website": website,
        }
        return self._keep(Post(real=False, group=group, at=0, address="", **said), fields)

    def _keep(self, post: Post, fields: dict[str, str]) -> Post:
        post.fields = fields | {"at_least_16": "yes", "consent_contact": "yes"}
        post.at = self._dice.uniform(0, TWO_DAYS)
        post.address = (
            f"{self._dice.choice([14, 27, 42, 113, 171])}.{'.'.join(str(self._dice.randrange(1, 255)) for _ in '123')}"
        )
        self.posts.append(post)
        return post

    def _phone(self) -> str:
        while True:
            beginning = self._dice.choice(["032", "035", "070", "079", "083", "091", "096", "098"])
            phone = f"{beginning}{self._dice.randrange(10**7):07}"
            if phone not in self._phones:
                self._phones.add(phone)
                return phone

    def _story(self) -> str:
        dice = self._dice
        months = f"{dice.randrange(1, 12)} {dice.choice(['tháng', 'thang', 'tuần', 'nam'])}"
        return f"{dice.choice(OPENINGS)} {dice.choice(TROUBLES)} {months} rồi, {dice.choice(CLOSINGS)}"

    def _advertise(self) -> str:
        return (
            f"{self._dice.choice(['Ban sim', 'Cho vay', 'Xem boi', 'Game bai'])} {self._dice.randrange(10**6)} uy tin"
        )
