"""The shipped model and its tokenizer, loaded once."""

from __future__ import annotations

import pytest
from tokenizers import Tokenizer

from kg.neural.model import Model, load_model
from kg.resources import model_dir


@pytest.fixture(scope="session")
def model() -> Model:
    return load_model(model_dir())


@pytest.fixture(scope="session")
def tokenizer() -> Tokenizer:
    tokenizer = Tokenizer.from_file(str(model_dir() / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer
