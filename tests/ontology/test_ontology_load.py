"""Turtle in, definitions out; and errors that say where."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import OntologyError
from kg.ontology import Ontology, load_ontology
from kg.resources import ontology_files

SPONSORS = """
kg:sponsors a owl:ObjectProperty ;
    rdfs:domain kg:Organization ; rdfs:range kg:Event ;
    kg:example "[s Acme] sponsors the [o Globex Cup]."@en .
"""


def test_a_users_relation_joins_ours(write) -> None:
    ontology = load_ontology([*ontology_files(), write(SPONSORS)])
    relation = ontology.relation("sponsors")
    assert (relation.domain, relation.range, relation.examples[0].text) == (("Organization",), ("Event",), "Acme sponsors the Globex Cup.")
    assert "acquires" in ontology.relations


def test_a_users_relation_replaces_ours(write, shipped: Ontology) -> None:
    path = write('kg:acquires a owl:ObjectProperty ; kg:example "[s Acme] swallowed [o Globex]."@en .\n')
    relation = load_ontology([*ontology_files(), path]).relation("acquires")
    assert [example.text for example in relation.examples] == ["Acme swallowed Globex."]
    assert relation.counter_examples == () and shipped.relation("acquires").counter_examples
    assert relation.place and relation.place.path == path


def test_a_users_class_adds_its_nouns_to_ours(write) -> None:
    path = write('kg:Company a owl:Class ; skos:altLabel "outfit"@en .\n')
    ontology = load_ontology([*ontology_files(), path])
    assert ontology.class_nouns("en")["outfit"] == ontology.class_nouns("en")["start-up"] == "Company"
    assert ontology.is_a("Company", "Organization")


@pytest.mark.parametrize(
    "range_",
    [
        "rdfs:range kg:Label , kg:Law",
        "schema:rangeIncludes kg:Label , kg:Law",
        "rdfs:range kg:Label ; schema:rangeIncludes kg:Law",
    ],
)
def test_several_ranges_mean_any_of_them(write, range_: str) -> None:
    ontology = load_ontology([write(f'kg:praises {range_} ; schema:domainIncludes kg:Agent ; kg:example "[s A] praises [o B]."@en .\n')])
    relation = ontology.relation("praises")
    assert (relation.domain, relation.range) == (("Agent",), ("Label", "Law"))
    assert ontology.fits("Law", relation.range) and not ontology.fits("City", relation.range)


def test_a_literal_range(write) -> None:
    relation = load_ontology([write("kg:opened a owl:DatatypeProperty ; rdfs:range xsd:date .\n")]).relation("opened")
    assert (relation.literal, relation.range) == ("date", ())


def test_inverse_and_parent_may_live_in_a_users_namespace(write) -> None:
    ontology = load_ontology(
        [
            write(
                "my:sponsors a owl:ObjectProperty ; owl:inverseOf my:sponsoredBy , schema:sponsor ; rdfs:subPropertyOf my:helps .\n"
                "my:sponsoredBy a owl:ObjectProperty . my:helps a owl:ObjectProperty .\n"
            )
        ]
    )
    relation = ontology.relation("https://my.example/ns#sponsors")
    assert relation.inverse == "https://my.example/ns#sponsoredBy"
    assert relation.parents == ("https://my.example/ns#helps",)
    assert relation.aligned == ("https://schema.org/sponsor",)


def test_broken_turtle_names_file_and_line(write) -> None:
    path = write("kg:sponsors a owl:ObjectProperty ;\n    rdfs:label oops oops .\n")
    with pytest.raises(OntologyError) as caught:
        load_ontology([path])
    assert (caught.value.path, caught.value.line) == (path, 9)
    assert str(caught.value).startswith(f"{path}:9: ")


def test_an_unmarked_example_names_file_and_line(write) -> None:
    path = write(SPONSORS.replace("[o Globex Cup]", "Globex Cup"))
    with pytest.raises(OntologyError, match="marks both ends") as caught:
        load_ontology([path])
    assert (caught.value.path, caught.value.line) == (path, 11)


@pytest.mark.parametrize("data", [b"\xff\xfe\x00k", None])
def test_a_file_that_cannot_be_read(tmp_path: Path, data: bytes | None) -> None:
    path = tmp_path / "my.ttl"
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(OntologyError, match="cannot be read"):
        load_ontology([path])


def test_a_relation_knows_the_line_it_begins_on(write) -> None:
    place = load_ontology([write(SPONSORS)]).relation("sponsors").place
    assert place and place.line == 9


def test_the_digest_follows_the_content(write) -> None:
    path = write(SPONSORS)
    before = load_ontology([path]).digest
    assert load_ontology([path]).digest == before
    assert load_ontology([write(SPONSORS.replace("Cup", "Prize"))]).digest != before
