"""The status of marked predicates; every group is a rule, and its sentences fail without it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.annotate import parse_texts
from kg.extract.status import status_of
from kg.model import Status

ENGLISH = {
    "plain": [
        ("Norvane {acquired} Castrel.", "asserted"),
        ("Norvane has {acquired} Castrel.", "asserted"),
        ("Norvane {owns} Castrel.", "asserted"),
        ("Castrel was {acquired} by Norvane in 2019.", "asserted"),
        ("Norvane has {worked} with Castrel since 2019.", "asserted"),
        ("Norvane managed to {buy} Castrel.", "asserted"),
        ("Ada Brook {studied} {law} at Castrel.", "asserted"),
        ("Norvane {completed} its {acquisition} of Castrel in March.", "asserted"),
    ],
    "negation": [
        ("Norvane did not {acquire} Castrel.", "denied"),
        ("Norvane has never {acquired} Castrel.", "denied"),
        ("Norvane {holds} no {stake} in Castrel.", "denied"),
        ("Norvane is not a {member} of Castrel.", "denied"),
        ("Norvane isn't {owned} by Castrel.", "denied"),
        ("Neither Norvane nor Lumora has {acquired} Castrel.", "denied"),
        ("Norvane grew without {acquiring} Castrel.", "denied"),
        ("Norvane cannot {acquire} Castrel.", "denied"),
        ("Norvane does not plan to {acquire} Castrel.", "denied"),
        ("Ada Brook does not think that Norvane {owns} Castrel.", "denied"),
        ("Norvane is not in talks to {acquire} Castrel.", "denied"),
        ("Norvane was not allowed to {acquire} Castrel.", "denied"),
    ],
    "no leak": [
        ("Castrel's {chairwoman}, Ada Brook, would not be drawn.", "asserted"),
        ("Norvane did not thank the {chairwoman} of Castrel.", "asserted"),
        ("Norvane is not a member of Lumora, but it {belongs} to Castrel.", "asserted"),
        ("Norvane is not for sale; it {acquired} Castrel in 2020.", "asserted"),
        ("Norvane, which {owns} Castrel, will not comment.", "asserted"),
        ("Norvane did not say that it {acquired} Castrel.", "asserted"),
        ("Lumora did not know that Norvane {owned} Castrel.", "asserted"),
        ("Norvane not only {owns} Castrel but also runs Lumora.", "asserted"),
        ("Norvane will not sell Lumora and {owns} Castrel.", "asserted"),
        ("Norvane may leave Lumora, a firm {based} in Paris.", "asserted"),
        ("Norvane expects to hold the label for its {product}, Nimbra.", "asserted"),
    ],
    "denial": [
        ("Norvane denied that it had {acquired} Castrel.", "denied"),
        ("Norvane denied that Castrel was in talks to be {acquired} by Lumora.", "denied"),
        ("Norvane denied a report that it was about to {acquire} Castrel.", "denied"),
        ("Norvane refused to {acquire} Castrel.", "denied"),
        ("Norvane failed to {acquire} Castrel.", "denied"),
        ("Norvane abandoned a plan to {acquire} Castrel.", "denied"),
        ("A plan to {invest} in Castrel was abandoned in the autumn.", "denied"),
        ("Norvane {rejected} an {offer} from Castrel.", "denied"),
        ("Norvane has not ruled out {buying} Castrel.", "possible"),
        ("The failed {takeover} of Castrel cost Norvane dearly.", "denied"),
    ],
    "doubt": [
        ("Norvane may {acquire} Castrel.", "possible"),
        ("Norvane could {acquire} Castrel.", "possible"),
        ("Norvane may not {acquire} Castrel.", "possible"),
        ("Norvane has reportedly {acquired} Castrel.", "possible"),
        ("Norvane is said to {own} Castrel.", "possible"),
        ("Norvane is in talks to {acquire} Castrel.", "possible"),
        ("Norvane is considering {buying} Castrel.", "possible"),
        ("Norvane is likely to {acquire} Castrel.", "possible"),
        ("Norvane is rumoured to be interested in {buying} Castrel.", "possible"),
        ("Rumour has it that Norvane {owns} Castrel.", "possible"),
        ("Analysts asked whether Norvane had {acquired} Castrel.", "possible"),
        ("Prices will fall if Norvane {acquires} Castrel.", "possible"),
        ("Norvane and Castrel are in {talks}.", "possible"),
        ("A possible {takeover} of Castrel by Norvane worries the unions.", "possible"),
        ("According to people familiar with the matter, Norvane {owns} Castrel.", "possible"),
        ("Norvane would {acquire} Castrel if the price fell.", "possible"),
    ],
    "plan": [
        ("Norvane will {acquire} Castrel.", "planned"),
        ("Norvane plans to {acquire} Castrel.", "planned"),
        ("Norvane intends to {acquire} Castrel.", "planned"),
        ("Norvane has agreed to {acquire} Castrel.", "planned"),
        ("Norvane is expected to {acquire} Castrel.", "planned"),
        ("Norvane is set to {acquire} Castrel.", "planned"),
        ("Norvane is to {acquire} Castrel.", "planned"),
        ("Norvane is about to {acquire} Castrel.", "planned"),
        ("Norvane announced plans to {acquire} Castrel.", "planned"),
        ("Norvane said that it would {acquire} Castrel.", "planned"),
        ("Norvane {plans} a {partnership} with Castrel.", "planned"),
        ("Norvane's planned {acquisition} of Castrel pleased nobody.", "planned"),
        ("Norvane will keep Lumora and {acquire} Castrel.", "planned"),
        ("Norvane will not sell Lumora but {acquire} Castrel.", "planned"),
        ("Norvane has not yet {joined} Castrel.", "planned"),
        ("Norvane will not {join} Castrel until 2027.", "planned"),
        ("Norvane set up a unit to {compete} with Castrel.", "planned"),
        ("Norvane should {join} Castrel in June.", "planned"),
    ],
    "pending": [
        ("Nimbra is awaiting {approval} from Ofdata.", "pending"),
        ("Nimbra needs the {approval} of Ofdata.", "pending"),
        ("Nimbra is seeking {certification} from Ofdata.", "pending"),
        ("Nimbra has {applied} for the Clairmark label.", "pending"),
        ("The launch is subject to {approval} by Ofdata.", "pending"),
        ("Nimbra must {obtain} the Clairmark label.", "pending"),
        ("Nimbra has yet to receive {approval} from Ofdata.", "pending"),
        ("Ofdata has yet to {approve} Nimbra.", "pending"),
        ("Ofdata has not yet {approved} Nimbra.", "pending"),
        ("Nimbra cannot start without the {approval} of Ofdata.", "pending"),
        ("Nimbra cannot {start} without the {approval} of Ofdata.", "pending"),
        ("Norvane will launch Nimbra once Ofdata {approves} it.", "pending"),
        ("Norvane is waiting for approval of its {purchase} of Castrel.", "pending"),
        ("Nimbra obtained {approval} from Ofdata in May.", "asserted"),
        ("Ofdata {approved} Nimbra in May.", "asserted"),
        ("Ofdata refused {approval} of Nimbra.", "denied"),
    ],
    "past": [
        ("Ada Brook was chief {executive} of Castrel.", "past"),
        ("Ada Brook, the former chief {executive} of Castrel, spoke.", "past"),
        ("Former Castrel {chief} Ada Brook spoke.", "past"),
        ("Ada Brook previously {worked} for Castrel.", "past"),
        ("Castrel, formerly {owned} by Norvane, is growing.", "past"),
        ("Norvane {supplied} Castrel until 2019.", "past"),
        ("Ada Brook {worked} for Castrel until 2019.", "past"),
        ("Ada Brook had {worked} at Castrel.", "past"),
        ("Ada Brook used to {run} Castrel.", "past"),
        ("Norvane no longer {owns} Castrel.", "past"),
        ("Norvane does not {own} Castrel any more.", "past"),
        ("Castrel was {owned} by Norvane.", "past"),
        ("Castrel has been {led} by Ada Brook since 2020.", "asserted"),
        ("Ada Brook {stepped} down as chief {executive} of Castrel.", "past"),
        ("Ada Brook {left} Castrel in 2020.", "past"),
        ("Ada Brook will {leave} Castrel in June.", "asserted"),
        ("Ada Brook did not {leave} Castrel.", "asserted"),
        ("Norvane {ended} its {partnership} with Castrel.", "past"),
        ("Norvane {sold} its {stake} in Castrel.", "past"),
        ("Norvane {sold} Castrel to Lumora.", "asserted"),
        ("Norvane previously {acquired} Castrel.", "asserted"),
        ("Ada Brook said her firm {owned} Castrel.", "asserted"),
        ("Ada Brook {worked} for Castrel.", "past"),
    ],
    "retraction": [
        ("Last week we wrote that Norvane was {owned} by Castrel. It is not.", "denied"),
        ("We reported that Norvane had {acquired} Castrel. This is untrue.", "denied"),
        ("Analysts asked whether Norvane would {acquire} Castrel. The answer is no.", "denied"),
        ("Lumora said that Norvane {used} Nimbra. Norvane denied this.", "denied"),
        ("Lumora said that Norvane {used} Nimbra. Norvane is not happy.", "asserted"),
    ],
}

FRENCH = {
    "plain": [
        ("Norvane a {racheté} Castrel.", "asserted"),
        ("Castrel a été {racheté} par Norvane en 2019.", "asserted"),
        ("Norvane {travaille} avec Castrel depuis 2019.", "asserted"),
        ("Norvane {détient} Castrel.", "asserted"),
        ("Une société {détenue} par Norvane embauche.", "asserted"),
        ("Norvane {travaille} plus avec Castrel qu’avec Lumora.", "asserted"),
        ("Claire Vasset a {travaillé} pour Castrel depuis 2019.", "asserted"),
    ],
    "negation": [
        ("Norvane n'a pas {racheté} Castrel.", "denied"),
        ("Norvane n'a jamais {racheté} Castrel.", "denied"),
        ("Norvane ne {travaille} pas avec Castrel.", "denied"),
        ("Norvane ne {détient} aucune {part} de Castrel.", "denied"),
        ("Norvane n'est pas un {partenaire} de Castrel.", "denied"),
        ("Norvane dément avoir {racheté} Castrel.", "denied"),
        ("Norvane a refusé de {racheter} Castrel.", "denied"),
        ("Norvane ne {travaille} qu'avec Castrel.", "asserted"),
        ("Nous passerons peut-être chez Lumora, la {coentreprise} de Castrel.", "asserted"),
        ("Norvane, qui ne commente pas, a {racheté} Castrel.", "asserted"),
    ],
    "doubt": [
        ("Norvane aurait {racheté} Castrel.", "possible"),
        ("Castrel serait {racheté} par Norvane.", "possible"),
        ("Norvane pourrait {racheter} Castrel.", "possible"),
        ("Norvane a peut-être {racheté} Castrel.", "possible"),
        ("Norvane envisage de {racheter} Castrel.", "possible"),
        ("Selon des rumeurs, cette société {détient} Castrel.", "possible"),
        ("On m'a demandé si Norvane allait {racheter} Castrel.", "possible"),
    ],
    "plan": [
        ("Norvane {rachètera} Castrel.", "planned"),
        ("La société Norvane va {racheter} Castrel.", "planned"),
        ("La société prévoit de {racheter} Castrel.", "planned"),
        ("La société compte {racheter} Castrel.", "planned"),
        ("Norvane doit {racheter} Castrel.", "planned"),
        ("Norvane devrait {racheter} Castrel.", "planned"),
        ("Norvane souhaite {racheter} Castrel.", "planned"),
        ("Norvane a annoncé qu'elle {rachèterait} Castrel.", "planned"),
        ("La future {directrice} de Castrel a parlé.", "planned"),
    ],
    "pending": [
        ("Nimbra doit {obtenir} la {certification} Clairmark.", "pending"),
        ("Nimbra est en attente de l'{approbation} d'Ofdata.", "pending"),
        ("Nous attendons notre {certificat} Clairmark pour décembre.", "pending"),
        ("Nimbra est {candidate} à la {qualification} Clairmark.", "pending"),
        ("Nimbra a {obtenu} la {certification} Clairmark.", "asserted"),
    ],
    "past": [
        ("Norvane ne {travaille} plus avec Castrel.", "past"),
        ("Claire Vasset, ancienne {directrice} de Castrel, a parlé.", "past"),
        ("Claire Vasset était {directrice} de Castrel.", "past"),
        ("Claire Vasset {dirigeait} Castrel.", "past"),
        ("Castrel, {propriété} de Norvane jusqu’en 2019, embauche.", "past"),
        ("Claire Vasset a {travaillé} pour Castrel.", "past"),
        ("Claire Vasset a {quitté} Castrel en 2020.", "past"),
        ("Claire Vasset {dirige} Castrel depuis 2020.", "asserted"),
        ("Claire Vasset est {partie} chez Castrel.", "asserted"),
    ],
    "retraction": [
        ("On m'a demandé si Castrel allait être {rachetée} par Norvane. La réponse est non.", "denied"),
        ("Lumora affirme que cette société {utilise} Nimbra. C'est faux.", "denied"),
    ],
}

CASES = [
    pytest.param(language, text, status, id=f"{language} {rule}: {text}")
    for language, rules in (("en", ENGLISH), ("fr", FRENCH))
    for rule, sentences in rules.items()
    for text, status in sentences
]


@pytest.mark.parametrize(("language", "text", "status"), CASES)
def test_status_of_marked_predicates(read, language: str, text: str, status: str) -> None:
    marked = read(text, language)
    assert status_of(marked.annotation.parse, marked.predicates) == status


@pytest.mark.parametrize(
    ("text", "end", "status"),
    [
        ("Ada Brook {succeeded} Paul Merle as chief {executive} of Norvane.", "Merle", "past"),
        ("Ada Brook {succeeded} Paul Merle as chief {executive} of Norvane.", "Brook", "asserted"),
        ("Ada Brook {joined} Castrel from Norvane.", "Norvane", "past"),
        ("Ada Brook {joined} Castrel from Norvane.", "Castrel", "asserted"),
        ("Paul Merle is the {head} of the future venture.", "venture", "planned"),
        ("Paul Merle is the {head} of the old venture.", "venture", "asserted"),
    ],
)
def test_an_end_can_decide_the_status(read, text: str, end: str, status: str) -> None:
    marked = read(text)
    ends = [token.i for token in marked.annotation.parse if token.text == end]
    assert status_of(marked.annotation.parse, marked.predicates, ends) == status


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Lumora will not thank Ada Brook, chief {executive} of Castrel.", "asserted"),
        ("Ada Brook is not the chief {executive} of Castrel.", "denied"),
        ("Ada Brook will be the chief {executive} of Castrel.", "planned"),
        ("The first {services} of Castrel will not be operational until 2027.", "planned"),
        ("Lumora may appoint Ada Brook as {chair} of Castrel.", "possible"),
    ],
)
def test_a_describing_noun_is_governed_only_by_what_describes(read, text: str, status: str) -> None:
    marked = read(text)
    assert status_of(marked.annotation.parse, marked.predicates, descriptive=True) == status


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.sampled_from("longer no not never owns , if may denied that the stake without until plus".split()), min_size=1, max_size=8)
)
def test_any_words_have_a_status(words: list[str]) -> None:
    doc = parse_texts([" ".join(words)], "en")[0]
    assert all(isinstance(status_of(doc, [i], [0], descriptive=flag), Status) for i in range(len(doc)) for flag in (False, True))
