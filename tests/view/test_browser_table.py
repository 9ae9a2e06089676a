"""The table: sorted by any column, one way and the other."""

from __future__ import annotations

from typing import Any

import pytest

pytestmark = pytest.mark.browser


def column(page: Any, number: int) -> list[str]:
    return list(page.tab.locator(f"#rows tr td:nth-child({number})").all_inner_texts())


def test_a_column_sorts_up_down_and_not_at_all(sample: Any) -> None:
    sample.tab.click("#show-table")
    first = column(sample, 3)
    sample.tab.click("#sort-object")
    assert column(sample, 3) == sorted(first, key=str.lower)
    assert sample.tab.get_attribute("th:has(#sort-object)", "aria-sort") == "ascending"
    sample.tab.click("#sort-object")
    assert column(sample, 3) == sorted(first, key=str.lower, reverse=True)
    assert sample.tab.get_attribute("th:has(#sort-object)", "aria-sort") == "descending"
    sample.tab.click("#sort-object")
    assert column(sample, 3) == first


def test_numbers_sort_by_value_and_empty_cells_come_last(sample: Any) -> None:
    sample.tab.click("#show-table")
    sample.tab.click("#sort-confidence")
    values = [int(text.removesuffix(" %")) for text in column(sample, 6)]
    assert values == sorted(values)
    for _ in range(2):
        sample.tab.click("#sort-when")
        filled = [bool(text) for text in column(sample, 5)]
        assert filled == sorted(filled, reverse=True)
        assert filled[0] and not filled[-1]


def test_sorting_by_keyboard_keeps_the_focus(sample: Any) -> None:
    sample.tab.keyboard.press("t")
    sample.tab.focus("#sort-subject")
    sample.tab.keyboard.press("Enter")
    assert sample.tab.evaluate("document.activeElement.id") == "sort-subject"
    assert column(sample, 1)[0] == "Aurelio Telecom"
    assert sample.address()["sort"] == ["subject"]


def test_a_name_in_the_table_opens_its_facts_beside_it(sample: Any) -> None:
    sample.tab.keyboard.press("t")
    assert sample.tab.is_hidden("#panel")
    sample.tab.click("#rows .entity:has-text('Harbour Data') >> nth=0")
    assert sample.tab.inner_text("#panel h2") == "Harbour Data"
    assert sample.tab.is_visible("#claims")
