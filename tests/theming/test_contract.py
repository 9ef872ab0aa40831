"""The contract with theme authors is what templates really get."""

import pytest
from django.core.management import CommandError, call_command

from cms.schema import BLOCK_KINDS, CONTEXTS
from cms.theming.contract import BEGIN, get_readme, place_contract, write_contract


def test_readme_is_equal_to_the_schema():
    readme = get_readme().read_text(encoding="utf-8")
    assert readme == place_contract(readme), "run: manage.py theme_contract"
    call_command("theme_contract", "--check")


def test_contract_names_every_template_and_every_block():
    contract = write_contract()
    assert all(f"`{template}`" in contract for template in CONTEXTS)
    assert all(f"`blocks/{kind}.html`" in contract for kind in BLOCK_KINDS)


def test_command_refuses_an_old_readme_and_then_mends_it(settings, tmp_path, capsys):
    settings.LOA_THEMES_DIR = tmp_path
    old = f"Lời của người viết.\n{BEGIN}\ncũ\n<!-- end of contract -->\nĐuôi.\n"
    get_readme().write_text(old, encoding="utf-8")
    with pytest.raises(CommandError, match="không khớp"):
        call_command("theme_contract", "--check")
    call_command("theme_contract")
    mended = get_readme().read_text(encoding="utf-8")
    assert mended.startswith("Lời của người viết.\n")
    assert mended.endswith("\nĐuôi.\n")
    call_command("theme_contract", "--check")
