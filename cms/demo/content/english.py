"""The invented union in English: the front page, the rights asked for most, the privacy notice in short."""

from functools import partial
from typing import Any

from cms.demo.content.translating import translate_explainer
from cms.demo.content.ways_in import write_ways_in
from cms.demo.content.writing import bullets, figures, number, paragraphs, text
from cms.schema import Callout

_SAMPLE = Callout(
    tone="warning",
    title="Sample text",
    html=paragraphs("Sample text of an invented province. A lawyer of the union has to check it before it is used."),
)
_explain = partial(
    translate_explainer,
    help=(
        "The union officer for your workplace. Leave your number and we call you. Your employer is not told.",
        'Telephone: <a href="tel:02970000011">0297 000 0011</a>.',
    ),
)

ENGLISH: dict[str, dict[str, Any]] = {
    "trang-chu": {
        "title": "Hải Sơn Federation of Labour",
        "description": "The union of Hải Sơn province: workers’ rights and how to join.",
        "lead": "You work in Hải Sơn? Here are answers about pay and working hours, and someone who calls you back.",
        "picture_alt": "Early morning: workers walk and cycle through the gate of a factory by the sea.",
        "featured": (),
        "ways_in": write_ways_in(
            {
                "What is the matter?": (
                    ("Wages late", "bi-no-luong-cham-luong-thi-lam-gi"),
                    ("Minimum wage", "luong-toi-thieu-o-cho-toi-lam-la-bao-nhieu"),
                    ("Overtime", "tang-ca-duoc-tra-bao-nhieu"),
                    ("Having a baby", "nghi-thai-san-may-thang-duoc-bao-nhieu-tien"),
                    ("Leaving my job", "xin-nghi-viec-phai-bao-truoc-may-ngay"),
                    ("Joining the union", "vao-cong-doan-duoc-gi-va-vao-bang-cach-nao"),
                )
            }
        ),
        "body": (
            text(
                "The union belongs to everyone who works. Ask us, tell us what is wrong, join us.",
                bullets(
                    'Unsure about pay, hours or your contract? Read <a href="page:quyen-cua-ban">Your rights</a>.',
                    'Want a call? Leave your number <a href="page:de-lai-so-chung-toi-goi">on this page</a>.',
                ),
            ),
            Callout(
                tone="note",
                title="This is a sample",
                html=paragraphs("The province, the people and the telephone numbers on this site are invented."),
            ),
        ),
    },
    "quyen-cua-ban": {
        "title": "Your rights",
        "description": "Short answers about pay, hours, maternity leave, leaving a job and the union.",
        "lead": "One question a page. The answer comes first, the law last.",
        "body": (text("The numbers come from one register of the law and change on the day the law changes."),),
    },
    "quyen-tien-luong": {
        "title": "Pay",
        "description": "Unpaid wages, minimum wages, overtime pay.",
        "lead": "Paid for all your work, on the day, with a slip.",
    },
    "quyen-bao-hiem": {
        "title": "Insurance, sickness, maternity",
        "description": "When you cannot work and still have an income.",
        "lead": "When you cannot work and still have an income.",
    },
    "quyen-nghi-viec": {
        "title": "Leaving a job",
        "description": "Notice, dismissal, what you are owed.",
        "lead": "Leave as the law says, with everything that is yours.",
    },
    "quyen-cong-doan": {
        "title": "The union",
        "description": "Joining, and what the union does for you.",
        "lead": "What is hard to say alone is easy to say together.",
    },
    "bi-no-luong-cham-luong-thi-lam-gi": _explain(
        title="My wages are late or unpaid. What can I do?",
        index_terms=("Unpaid wages", "Late wages"),
        description="Wages must be paid in full and on time. When a delay is allowed, what it costs, and how to claim.",
        answer=(
            "Your employer must pay in full and on the day. Only an event nobody could avoid allows a delay, and of "
            f"{number('cham-luong-nhieu-nhat')} at most.",
            f"From {number('cham-luong-phai-tra-lai')} of delay on, interest is due. When you are paid late or too "
            "little you may leave at once, without notice.",
        ),
        covers=("Everyone who works for pay, whatever the paper calls it: piece work, collaboration, season.",),
        steps=(
            "Look up the pay day in your contract. Count the days of delay.",
            "Ask whoever pays you, by message, so that there is a trace.",
            "Find others in your team and ask the union to write to the company together.",
            "Still nothing? Write to the labour conciliator, who has to finish within "
            f"{number('hoa-giai-trong')} (working days).",
        ),
        proof=(
            "Your contract, even a photo.",
            "The pay slip of each month.",
            "Bank statements.",
            "Photos of time sheets.",
        ),
        if_refused=(
            "Do not sign that you received everything when you have not.",
            f"You have {number('han-hoa-giai')} to ask for conciliation and {number('han-toa-an')} to go to court, "
            "from the day you learnt of it.",
        ),
        body=(_SAMPLE,),
    ),
    "luong-toi-thieu-o-cho-toi-lam-la-bao-nhieu": _explain(
        title="What is the minimum wage where I work?",
        index_terms=("Minimum wage",),
        description="Minimum wages by month and by hour in each region.",
        answer=(
            "It depends on the region. By month: region I "
            f"{number('luong-toi-thieu-thang-vung-1')}, region II {number('luong-toi-thieu-thang-vung-2')}, region III "
            f"{number('luong-toi-thieu-thang-vung-3')}, region IV {number('luong-toi-thieu-thang-vung-4')}.",
            "Your pay must not be lower.",
        ),
        covers=("Everyone with a labour contract. If you are paid by the hour, see the hourly rate.",),
        steps=(
            "Find the region of the commune where you work; the Vietnamese page has the list.",
            "Look at what you get for normal hours, overtime left out.",
            "Lower than the rate? Ask the personnel office by message.",
            "If it is the whole line, ask the union to take it up once for all.",
        ),
        proof=("Your contract with the wage.", "The last pay slips.", "Bank statements."),
        if_refused=(
            "Ask the union to write to the company.",
            f"Still not paid? Ask for conciliation within {number('han-hoa-giai')}.",
        ),
        body=(
            _SAMPLE,
            figures("Minimum wage by month", *(f"luong-toi-thieu-thang-vung-{n}" for n in range(1, 5))),
            figures("Minimum wage by hour", *(f"luong-toi-thieu-gio-vung-{n}" for n in range(1, 5))),
        ),
    ),
    "tang-ca-duoc-tra-bao-nhieu": _explain(
        title="How much is overtime paid?",
        index_terms=("Overtime",),
        description="The least for overtime on working days, days off, holidays and at night.",
        answer=(
            f"At least {number('tang-ca-ngay-thuong')} of your hourly wage on a working day, "
            f"{number('tang-ca-ngay-nghi-tuan')} on your weekly day off, {number('tang-ca-ngay-le')} on a holiday.",
            f"Night work brings at least {number('lam-dem-them')} more, overtime at night another "
            f"{number('tang-ca-dem-them')}.",
        ),
        covers=("Everyone paid by month, day or piece, in shifts or in the office.",),
        steps=(
            "Write down when you come and when you leave.",
            "Work out your hourly wage: the monthly wage divided by the normal hours of the month.",
            "Multiply it by the overtime hours and by the rate in the table.",
            "Compare with your pay slip. If it is less, ask your team leader or the personnel office.",
        ),
        proof=("Your own record of hours.", "Photos of time sheets, messages.", "Pay slips, bank statements."),
        if_refused=(
            "“It is all in the wage”: ask for the pay slip with a line for overtime. It has to be there.",
            f"Ask the union, or write to the labour conciliator within {number('han-hoa-giai')}.",
        ),
        body=(
            _SAMPLE,
            figures(
                "The least for an hour of overtime",
                "tang-ca-ngay-thuong",
                "tang-ca-ngay-nghi-tuan",
                "tang-ca-ngay-le",
                "lam-dem-them",
                "tang-ca-dem-them",
            ),
        ),
    ),
    "nghi-thai-san-may-thang-duoc-bao-nhieu-tien": _explain(
        title="Maternity leave: how long, and how much money?",
        index_terms=("Maternity leave", "Pregnancy"),
        description="Length of leave, who gets it, monthly money.",
        answer=(
            f"You have {number('thai-san-thang')} of leave, {number('thai-san-thang-con-thu-hai')} for a second child.",
            f"Social insurance pays {number('thai-san-muc-huong')} of your average insured wage of the last "
            f"{number('thai-san-binh-quan')} each month. You must have paid in for {number('thai-san-dong-du')} within "
            f"the {number('thai-san-trong-thang')} before the birth.",
        ),
        covers=("Everyone with compulsory social insurance. An insured father has leave too.",),
        steps=(
            "Check in the VssID app whether you have paid in long enough.",
            "Tell the company that you are pregnant and ask for the days of check-ups.",
            "Ask for leave in writing, with the first day.",
            "After the birth, hand in the birth certificate.",
            "Afterwards go back to your old job. The company has to take you.",
        ),
        proof=("The book of check-ups, hospital papers.", "Your written request.", "A screenshot of your payments."),
        if_refused=(
            "The company does not file your papers: ask the union, and ask the social insurance office.",
            "Dismissed because of pregnancy: the law forbids it. Keep the paper and call the union at once.",
        ),
        body=(_SAMPLE,),
    ),
    "xin-nghi-viec-phai-bao-truoc-may-ngay": _explain(
        title="I want to leave my job. How much notice?",
        index_terms=("Leaving a job", "Notice"),
        description="Notice by kind of contract, and when you may leave at once.",
        answer=(
            f"Contract without an end: {number('bao-truoc-khong-thoi-han')}. Contract with an end: "
            f"{number('bao-truoc-tu-12-thang')}. Shorter than a year: {number('bao-truoc-duoi-12-thang')} of work.",
            "You <strong>need give no reason</strong>. Unpaid, beaten, insulted or harassed, you may leave at once.",
        ),
        covers=(f"Everyone with a labour contract. A few special jobs need {number('bao-truoc-viec-dac-thu')}.",),
        steps=(
            "See which kind of contract you have.",
            "Write a short letter with your last day. Hand it in and take a photo, or send a message.",
            "Work until that day. Have the handover signed.",
            "Remind the company of all money, papers and the insurance book.",
        ),
        proof=("A photo of the letter, messages.", "Your contract.", "The signed handover."),
        if_refused=(
            "They do not take the letter: send a message or a registered letter. Nobody has to agree.",
            "Do not just stay away before you have asked: you may lose money and have to pay.",
        ),
        body=(_SAMPLE,),
    ),
    "vao-cong-doan-duoc-gi-va-vao-bang-cach-nao": _explain(
        title="What does the union do for me, and how do I join?",
        index_terms=("Joining the union",),
        description="Who may join, what help there is, and the steps.",
        answer=(
            "Everyone who works, for pay or for themselves, <strong>may join</strong>. Nobody may make you, nobody may "
            "stop you.",
            "As a member you are defended when your rights are broken, have free legal help and support in hard times.",
        ),
        covers=(
            "Workers and the self-employed. Foreigners with a contract of "
            f"{number('nguoi-nuoc-ngoai-hop-dong-tu')} or more may join a local union.",
        ),
        steps=(
            "Leave your number on this site. It is a question, not yet an application.",
            "A union officer calls you back and answers.",
            "To join, you write an application and sign it. We bring the form.",
            "Where it goes depends on whether your workplace has a union. The officer tells you.",
        ),
        proof=("The code you get when you leave your number.", "A copy of your application.", "Your member’s card."),
        if_refused=(
            "“We have no union here”: the union can defend you all the same.",
            "Stopped or threatened: the law forbids it. Call the union above.",
        ),
        body=(_SAMPLE,),
    ),
    "quyen-rieng-tu": {
        "title": "Privacy: how we keep what you tell us",
        "description": "Reading leaves no trace with us. What you send is sealed; only who calls you reads it.",
        "lead": "In short: nobody follows what you read; only who calls you reads it; your employer is not told.",
        "body": (
            text(
                "This is a summary. The full notice, which counts, is in Vietnamese.",
                bullets(
                    "No cookies, no trackers, nothing loaded from other companies. We do not note your IP address.",
                    "We count how often each page is opened, not by whom. What you search for stays on your phone.",
                    "Your phone keeps pages you read, for reading without a network; one button removes them all.",
                    "Facebook, Zalo and YouTube learn nothing until you press a link that leads there.",
                    "We keep what you fill in: how to call you, your telephone, workplace or commune, your question.",
                    "It is sealed when it arrives; only the union’s office can open it, and each opening is noted.",
                    "Each purpose has its own box, none ticked beforehand. You may withdraw at any time.",
                    "You may see, correct or delete it with the code you got, without giving a reason.",
                ),
                'Questions: <a href="mailto:dulieu@congdoan-haison.example">dulieu@congdoan-haison.example</a>.',
            ),
        ),
    },
}
"""Slug of the Vietnamese page → the fields that differ, parents before children."""
