"""The pages with a form in English and Khmer. What a form asks comes with it; here is what stands around it."""

from typing import Any

from cms.demo.content.writing import bullets, paragraphs, text

JOIN_ENGLISH: dict[str, dict[str, Any]] = {
    "tham-gia-cong-doan": {
        "title": "Join the union",
        "description": "Leave a name and a phone number. Somebody from the union calls you back.",
        "lead": "Tell us how to reach you. Somebody from the union will call, listen, and show you how to join.",
        "body": (
            text(
                bullets(
                    "We need no identity card number, no photo and no date of birth.",
                    "We do not tell your company that you sent this form.",
                    "This is not yet an application to join. It is a message so that we call you.",
                )
            ),
        ),
        "after_form": paragraphs(
            "You would rather not write? Call <strong>0297 000 0011</strong> during working hours (in Vietnamese).",
            "The company's machine, the company's wifi? Use your own phone. Read more: "
            '<a href="page:quyen-rieng-tu">how we keep what you tell us</a>.',
        ),
        "received_title": "We have received your message",
        "received_text": paragraphs(
            "Whoever calls will say exactly this code, so that you know the call is real.",
            "There is nothing more to do. If you miss the call, we try again.",
        ),
    },
    "de-lai-so-chung-toi-goi": {
        "title": "Call me back",
        "description": "Something to ask that you cannot say at work? Leave a number, we call.",
        "lead": "You only want to ask something and do not think of joining yet? Leave a number, we call.",
        "body": (),
        "after_form": paragraphs("Do not write about illness, religion or identity numbers. Keep that for the call."),
        "received_title": "We will call you",
        "received_text": paragraphs(
            "Keep the receipt code, to compare when somebody calls.",
            'Meanwhile, see <a href="page:quyen-cua-ban">what many people have asked</a>.',
        ),
    },
    "hoi-cong-doan": {
        "title": "Ask the union a question",
        "description": "Ask a question, tell what happened at work. No name, no phone number needed.",
        "lead": "Has something happened at work? Tell us. You need not say who you are.",
        "after_form": paragraphs("Very urgent: call <strong>0297 000 0011</strong> during working hours."),
        "received_title": "We have received your question",
        "received_text": paragraphs(
            "The union reads every question. If you left a number, we call you.",
            "Without a number nobody can call back; keep the receipt code.",
        ),
    },
    "danh-cho-doanh-nghiep": {
        "title": "For employers",
        "description": "Questions about founding a union in your company, its budget, dialogue: leave a message.",
        "lead": "You run a company or a workshop? Leave a message, the union will contact you.",
        "received_title": "We have received your company's message",
        "received_text": paragraphs("Somebody from the union will contact you during working hours."),
    },
}

JOIN_KHMER: dict[str, dict[str, Any]] = {
    "tham-gia-cong-doan": {
        "title": "ចូលរួមសហជីព",
        "description": "ទុកឈ្មោះ និងលេខទូរស័ព្ទ។ មន្ត្រីសហជីពម្នាក់ទូរស័ព្ទមកអ្នកវិញ។",
        "lead": "ប្រាប់យើងពីរបៀបទាក់ទងអ្នក។ មនុស្សរបស់សហជីពនឹងទូរស័ព្ទ ស្តាប់ និងបង្ហាញរបៀបចូលសហជីព។",
        "body": (
            text(
                bullets(
                    "មិនត្រូវការលេខអត្តសញ្ញាណប័ណ្ណ មិនត្រូវការរូបថត មិនត្រូវការថ្ងៃខែឆ្នាំកំណើតទេ។",
                    "យើងមិនប្រាប់ក្រុមហ៊ុនថាអ្នកបានផ្ញើទម្រង់នេះទេ។",
                    "នេះមិនទាន់ជាពាក្យសុំចូលទេ។ នេះជាសារដើម្បីឱ្យយើងទូរស័ព្ទទៅអ្នក។",
                )
            ),
        ),
        "after_form": paragraphs(
            "មិនចង់សរសេរនៅទីនេះទេ? ទូរស័ព្ទ <strong>0297 000 0011</strong> ក្នុងម៉ោងធ្វើការ (ជាភាសាវៀតណាម)។",
            "ម៉ាស៊ីនរបស់ក្រុមហ៊ុន វ៉ាយហ្វាយរបស់ក្រុមហ៊ុន? សូមប្រើទូរស័ព្ទរបស់អ្នក។ អានបន្ថែម៖ "
            '<a href="page:quyen-rieng-tu">យើងរក្សាព័ត៌មានរបស់អ្នកយ៉ាងណា</a>។',
        ),
        "received_title": "យើងបានទទួលសាររបស់អ្នកហើយ",
        "received_text": paragraphs(
            "ពេលទូរស័ព្ទ មនុស្សរបស់សហជីពនឹងនិយាយលេខកូដនេះ ដើម្បីឱ្យអ្នកដឹងថាពិត។",
            "អ្នកមិនចាំបាច់ធ្វើអ្វីទៀតទេ។ បើខកទទួល យើងនឹងទូរស័ព្ទម្តងទៀត។",
        ),
    },
    "de-lai-so-chung-toi-goi": {
        "title": "ទូរស័ព្ទមកខ្ញុំវិញ",
        "description": "មានរឿងចង់សួរ តែមិនងាយនិយាយនៅកន្លែងធ្វើការ? ទុកលេខ យើងទូរស័ព្ទទៅ។",
        "lead": "អ្នកគ្រាន់តែចង់សួររឿងមួយ មិនទាន់គិតចូលសហជីពទេ? ទុកលេខ យើងទូរស័ព្ទទៅ។",
        "body": (),
        "after_form": paragraphs("កុំសរសេរអំពីជំងឺ សាសនា ឬលេខអត្តសញ្ញាណប័ណ្ណ។ រឿងផ្ទាល់ខ្លួនទុកនិយាយតាមទូរស័ព្ទ។"),
        "received_title": "យើងនឹងទូរស័ព្ទទៅអ្នក",
        "received_text": paragraphs(
            "សូមរក្សាលេខកូដបង្កាន់ដៃ ដើម្បីផ្ទៀងពេលមានគេទូរស័ព្ទ។",
            'ពេលរង់ចាំ សូមមើល <a href="page:quyen-cua-ban">សំណួរដែលមនុស្សជាច្រើនបានសួរ</a>។',
        ),
    },
    "hoi-cong-doan": {
        "title": "សួរសហជីពមួយសំណួរ",
        "description": "សួរមួយសំណួរ ប្រាប់រឿងមួយនៅកន្លែងធ្វើការ។ មិនបាច់សរសេរឈ្មោះ មិនបាច់លេខទូរស័ព្ទ។",
        "lead": "អ្នកកំពុងជួបរឿងអ្វីនៅកន្លែងធ្វើការ? សូមប្រាប់យើង។ មិនចង់ប្រាប់ឈ្មោះក៏បាន។",
        "after_form": paragraphs("បន្ទាន់ណាស់៖ ទូរស័ព្ទ <strong>0297 000 0011</strong> ក្នុងម៉ោងធ្វើការ។"),
        "received_title": "យើងបានទទួលសំណួរហើយ",
        "received_text": paragraphs(
            "មន្ត្រីសហជីពអានគ្រប់សំណួរ។ បើអ្នកទុកលេខ យើងទូរស័ព្ទទៅអ្នក។",
            "បើមិនទុកលេខ គ្មានអ្នកណាទូរស័ព្ទទៅវិញបានទេ សូមរក្សាលេខកូដបង្កាន់ដៃ។",
        ),
    },
    "danh-cho-doanh-nghiep": {
        "title": "សម្រាប់សហគ្រាស",
        "description": "សហគ្រាសចង់សួរអំពីការបង្កើតសហជីពមូលដ្ឋាន ថវិកា ការសន្ទនា៖ ទុកសារ។",
        "lead": "លោក លោកស្រីដឹកនាំសហគ្រាស ឬមូលដ្ឋានផលិតកម្ម? ទុកសារ មន្ត្រីសហជីពនឹងទាក់ទងទៅ។",
        "received_title": "យើងបានទទួលសាររបស់សហគ្រាសហើយ",
        "received_text": paragraphs("មន្ត្រីសហជីពនឹងទាក់ទងលោក លោកស្រីក្នុងម៉ោងធ្វើការ។"),
    },
}
