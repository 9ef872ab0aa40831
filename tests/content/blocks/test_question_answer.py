"""The question and answer block."""

from cms import schema
from tests.content.blocks.block_checks import (
    CLEAN,
    SCRIPT,
    assert_bears_absurd_values,
    assert_is_explained,
    preview,
    state,
)


def test_question_states_its_answer_as_clean_html():
    stored = {"question": "Nghỉ việc có được trả phép?", "answer": SCRIPT}
    assert state("question_answer", stored) == schema.QuestionAnswer(
        question="Nghỉ việc có được trả phép?", answer=CLEAN
    )


def test_question_without_answer_is_left_out():
    assert state("question_answer", {"question": "Sao?", "answer": "<p></p>"}) is None


def test_absurd_question_is_left_out():
    assert_bears_absurd_values("question_answer")


def test_question_is_explained_to_editors():
    assert_is_explained("question_answer")


def test_question_preview_shows_its_example(admin_user):
    assert "Nghỉ việc rồi có được trả tiền phép năm" in preview(admin_user, "question_answer")
