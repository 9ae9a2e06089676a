"""Example sentences → program: which signatures they give, and which they must not."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from kg.annotate import parse_texts
from kg.extract.compile import compile_program
from kg.extract.program import Program, Rule, RuleTable
from kg.ontology import Ontology, load_ontology

_HEAD = "@prefix kg: <https://example.org/kg#> .\n@prefix owl: <http://www.w3.org/2002/07/owl#> .\n"
Compile = Callable[..., Program]


@pytest.fixture
def compiled(tmp_path: Path) -> Compile:
    """Compiles one relation of some examples and counter-examples."""

    def compile_examples(*examples: str, against: Iterable[str] = (), lang: str = "en") -> Program:
        lines = [f'kg:does a owl:ObjectProperty ; kg:example "{text}"@en .' for text in examples]
        lines += [f'kg:does kg:counterExample "{text}"@en .' for text in against]
        path = tmp_path / "does.ttl"
        path.write_text(_HEAD + "\n".join(lines), encoding="utf-8")
        return compile_program(load_ontology([path]), lang, parse_texts)

    return compile_examples


def test_an_example_is_a_walk_both_ways_round_and_its_middle_words(compiled: Compile) -> None:
    program = compiled("[s Acme] acquired [o Globex].")
    assert program.paths == {
        ("<subj acquire", ">obj"): (Rule("does", False, 1),),
        ("<obj acquire", ">subj"): (Rule("does", True, 1),),
    }
    assert program.surface == {("acquire/v",): (Rule("does", False, 1),)}
    assert not program.halves


def test_voice_tense_and_lists_make_no_difference(compiled: Compile) -> None:
    plain = compiled("[s Acme] acquired [o Globex].").paths
    for other in ("[o Globex] was acquired by [s Acme].", "[s Acme] will acquire [o Globex].", "[s Acme] acquired Hooli and [o Globex]."):
        assert compiled(other).paths == plain


def test_support_counts_examples_and_not_marks(compiled: Compile) -> None:
    twice = compiled("[s Acme] acquired [o Globex].", "[s Acme] acquired [o Globex] in 2020.")
    assert {rule.support for rules in twice.paths.values() for rule in rules} == {2}
    marked = compiled("[s Acme] acquired [o Globex] and [o Hooli].")
    assert {rule.support for rules in marked.paths.values() for rule in rules} == {1}


def test_a_support_verb_adds_nothing_to_its_noun(compiled: Compile) -> None:
    signed, forged = (compiled(f"[s Acme] {verb} a partnership with [o Globex].").paths for verb in ("signed", "forged"))
    assert signed == forged and any("LV+partnership" in step for signature in signed for step in signature)


def test_names_of_the_examples_stay_out_of_the_patterns(compiled: Compile) -> None:
    names = ("acme", "globex", "hooli")
    program = compiled("[s Acme] acquired [o Globex] from Hooli Systems.", "[s Acme], a part of Hooli Systems, sued [o Globex].")
    steps = [step.lower() for signature in program.paths for step in signature]
    assert steps and not [step for step in steps if any(name in step for name in names)]


def test_a_walk_does_not_go_through_a_name(compiled: Compile) -> None:
    assert [signature for signature in compiled("[s Acme], of [o Leeds], makes shoes.").paths if any("acme" in s for s in signature)] == []


def test_ends_in_two_sentences_leave_the_earlier_one_unsaid(compiled: Compile) -> None:
    program = compiled("[s Zephyr] is growing fast. [o Acme] and [o Globex] formed the venture last year.")
    assert program.halves == {("<subj LV+venture",): (Rule("does", False, 1, "subject"),)}
    assert not program.paths
    reverse = compiled("[o Zephyr] is growing fast. [s Acme] and [s Globex] formed the venture last year.")
    assert [rule.missing for rules in reverse.halves.values() for rule in rules] == ["object"]


def test_the_first_sentence_alone_is_no_pattern(compiled: Compile) -> None:
    assert not compiled("[s Zephyr] was unveiled on Monday. [o Acme] and [o Globex] formed the venture last year.").surface


def test_one_word_without_a_noun_is_no_half_pattern(compiled: Compile) -> None:
    assert not compiled("[s Zephyr] is growing fast. [o Acme] smiled.").halves


def _held(program: Program) -> list[dict[tuple[str, ...], list[Rule]]]:
    """What a program says that holds: its rules less those of counter-examples, which have no support."""
    tables = (program.paths, program.surface)
    kept = [{signature: [rule for rule in rules if rule.support] for signature, rules in table.items()} for table in tables]
    return [{signature: rules for signature, rules in table.items() if rules} for table in kept]


def test_a_counter_example_vetoes_walk_and_words(compiled: Compile) -> None:
    kept = compiled("[s Acme] acquired [o Globex].", "[s Acme] sued [o Globex].", against=["[s Acme] sued [o Globex] in 2020."])
    assert _held(kept) == _held(compiled("[s Acme] acquired [o Globex]."))


def test_a_counter_example_the_other_way_round_vetoes_only_that_way(compiled: Compile) -> None:
    example = "[s Acme] is suing [o Globex]."
    assert _held(compiled(example, against=["[o Acme] is suing [s Globex]."])) == _held(compiled(example))


def test_a_veto_is_one_relations_own() -> None:
    table = RuleTable()
    for relation in ("one", "other"):
        table.vote(("step",), relation, False, "an example")
    table.veto(("step",), "one", False)
    assert table.rules() == {("step",): (Rule("one", False, 0), Rule("other", False, 1))}


def test_a_language_without_examples_is_an_empty_program(compiled: Compile) -> None:
    assert compiled("[s Acme] acquired [o Globex].", lang="fr") == Program({}, {}, {})


def test_every_example_is_found_by_its_own_program(tiny: Any) -> None:
    program = tiny.program()
    taught = {rule.relation for table in (program.paths, program.halves, program.surface) for rules in table.values() for rule in rules}
    assert taught == {name for name, relation in tiny.ontology.relations.items() if any(e.lang == "en" for e in relation.examples)}


def test_the_order_of_declaration_makes_no_difference(tiny: Any) -> None:
    turned = Ontology(tiny.ontology.classes, dict(reversed(tiny.ontology.relations.items())), tiny.ontology.digest)
    one, other = (json.dumps(compile_program(each, "en", parse_texts).to_dict()) for each in (tiny.ontology, turned))
    assert one == other


def test_a_program_survives_json(tiny: Any) -> None:
    program = tiny.program()
    again = Program.from_dict(json.loads(json.dumps(program.to_dict())))
    assert again == program and again.trie == program.trie


@pytest.mark.parametrize("record", [{}, {"paths": 3, "halves": [], "surface": []}, {"paths": [["a"]], "halves": [], "surface": []}])
def test_what_is_no_program_is_refused(record: dict[str, Any]) -> None:
    with pytest.raises((KeyError, TypeError, ValueError)):
        Program.from_dict(record)
