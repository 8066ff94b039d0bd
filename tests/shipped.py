"""The shipped facts as a store, and questions asked of it: shared by the tests of answers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from conftest import at

from planner.answer import answer
from planner.network import Networks
from planner.prepare import prepare
from planner.questions import read_question
from planner.roundtrip import round_trip
from planner.settings import Settings
from routes.store import Store

TODAY = date(2026, 11, 22)


def shipped_settings(folder: Path, **changed: Any) -> Settings:
    """Settings over a fresh database with the shipped facts, loaded on 24 November 2026."""
    settings = replace(Settings.from_env({}), database=folder / "sapar.db", **changed)
    prepare(settings, at("2026-11-24"))
    return settings


def ask(settings: Settings, *, today: date = TODAY, **params: str) -> dict[str, Any]:
    """The answer to a question as page and API give it."""
    asked = read_question(Networks(Store(settings.database)), params, today)
    found = answer(asked.network, asked.ask, settings.fillers)
    if asked.stay:
        found["round_trip"] = round_trip(asked.network, asked.ask, asked.days, asked.stay)
    return found
