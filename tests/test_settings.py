"""Settings are read once, and a wrong one is named with what would be right."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.settings import SETTINGS, Settings
from routes.errors import BadInput


def test_nothing_set_is_a_working_service() -> None:
    settings = Settings.from_env({})
    assert settings.database == Path("sapar.db")
    assert settings.feeds == ()
    assert (settings.data_folder / "legs.csv").is_file()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SAPAR_PORT", "many"),
        ("SAPAR_PORT", "70000"),
        ("SAPAR_REFRESH_HOURS", "24"),
        ("SAPAR_SCHEDULE", "refresh"),
        ("SAPAR_SCHEDULE", "refresh=often"),
        ("SAPAR_SCHEDULE", "refresh=6h refresh=7h"),
        ("SAPAR_SCHEDULE", "refresh=06:00@Asia/Nowhere"),
        ("SAPAR_PROXY", "perhaps"),
        ("SAPAR_PUBLIC_BASE_URL", "example.org"),
        ("SAPAR_FEEDS", "just-a-name"),
        ("SAPAR_FEEDS", "shipped=x.csv"),
        ("SAPAR_DATABSE", "typo.db"),
    ],
)
def test_a_wrong_setting_is_named_with_its_remedy(name: str, value: str) -> None:
    with pytest.raises(BadInput) as caught:
        Settings.from_env({name: value})
    assert caught.value.field == name
    assert caught.value.remedy


def test_feeds_and_the_key_that_is_never_printed() -> None:
    settings = Settings.from_env(
        {"SAPAR_INCHEON_KEY": "s3cret", "SAPAR_FEEDS": "a=https://example.org/a.csv b=b.csv"}
    )
    assert [feed.name for feed in settings.feeds] == ["incheon", "a", "b"]
    assert "s3cret" not in repr(settings) + repr(settings.feeds)


def test_every_setting_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    source = Path(__file__).parents[1].joinpath("planner", "settings.py").read_text("utf-8")
    for name in SETTINGS:
        assert source.count(f'"{name}"') >= 2, name
