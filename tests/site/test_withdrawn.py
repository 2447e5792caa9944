"""The last visits of a site can be withdrawn, and nothing goes because a record could not be read."""

from pathlib import Path

import pytest

from tests.publishing.test_removals import DAMAGED
from tests.site.sites import build, contents, dead_links, pages, write_record


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """The site of one record in `visits`."""
    write_record(tmp_path / "visits")
    build("visits", "-o", "site", cwd=tmp_path)
    return tmp_path / "site"


def remove_records(folder: Path) -> None:
    """Empties the folder of records."""
    for file in (folder / "visits").iterdir():
        file.unlink()


def test_an_emptied_folder_empties_its_site(site: Path, tmp_path: Path) -> None:
    """The pages of the last visit go, what stays has no dead link, and a second run does nothing."""
    remove_records(tmp_path)
    (tmp_path / "visits/README.md").write_text("no record", "utf-8")
    build("visits", "-o", "site", cwd=tmp_path)
    after = contents(site)
    gone = ("visits/", "travellers/", "months/", "countries/", "feeds/visits/", "feeds/countries/")
    assert not [path for path in after if path.startswith(gone) and not path.endswith("/index.html")]
    assert all(b"Finland" not in data for path, data in after.items() if path.endswith((".ics", ".atom", ".csv")))
    assert dead_links(after) == []
    assert "There are no visits. Coming visits No visit is announced. " in pages(after)["index.html"].words
    assert b" 0 written" in build("visits", "-o", "site", cwd=tmp_path).stderr
    write_record(tmp_path / "visits")
    build("visits", "-o", "site", cwd=tmp_path)
    build("visits", "-o", "fresh", cwd=tmp_path)
    assert contents(site) == contents(tmp_path / "fresh")


def test_an_emptied_folder_of_many_is_asked_about(tmp_path: Path) -> None:
    """Where most files would go, --replace is needed, as for a site of other records."""
    for number in range(20):
        write_record(tmp_path / "visits", f"visit-{number}")
    build("visits", "-o", "site", cwd=tmp_path)
    before = contents(tmp_path / "site")
    remove_records(tmp_path)
    done = build("visits", "-o", "site", cwd=tmp_path, code=2).stderr.decode()
    assert "files would be removed, because their records are not among these" in done
    assert contents(tmp_path / "site") == before
    build("visits", "-o", "site", "--replace", cwd=tmp_path)
    assert "visits/visit-3.html" not in contents(tmp_path / "site")


def test_a_first_site_of_no_record_is_asked_about(tmp_path: Path) -> None:
    """An empty folder makes no site, for it may be the wrong one; --replace makes it, as a workflow may need."""
    (tmp_path / "visits").mkdir()
    done = build("visits", "-o", "site", cwd=tmp_path, code=2).stderr.decode()
    assert "no records in visits; to write a site without visits, add --replace" in done
    assert not (tmp_path / "site").exists()
    build("visits", "-o", "site", "--replace", cwd=tmp_path)
    assert dead_links(contents(tmp_path / "site")) == []


@pytest.mark.parametrize("paths", [("nowhere",), ("visits/ga-ri-envoy-talks.json",), ("visits", "nowhere")])
@pytest.mark.parametrize("options", [(), ("--replace",)])
def test_a_path_that_is_not_there_is_no_empty_folder(
    site: Path, tmp_path: Path, paths: tuple[str, ...], options: tuple[str, ...]
) -> None:
    """A mistyped path changes nothing."""
    remove_records(tmp_path)
    before = contents(site)
    done = build(*paths, "-o", "site", *options, cwd=tmp_path, code=2).stderr.decode()
    assert "no such file or folder" in done
    assert contents(site) == before


@pytest.mark.parametrize(("name", "data"), DAMAGED.values(), ids=DAMAGED.keys())
@pytest.mark.parametrize("alone", [True, False])
def test_a_damaged_record_withdraws_nothing(site: Path, tmp_path: Path, name: str, data: bytes, alone: bool) -> None:
    """A file of a record that cannot be read keeps the site as it was, twice and with --replace too."""
    remove_records(tmp_path)
    if not alone:
        write_record(tmp_path / "visits", "other")
    (tmp_path / "visits" / name).write_bytes(data)
    before = contents(site)
    for options in ((), (), ("--replace",), ("--no-cache",)):
        code = 2 if name.endswith(".jsonl") and not data.strip() else 1
        done = build("visits", "-o", "site", *options, cwd=tmp_path, code=code).stderr.decode()
        assert name in done
        assert contents(site) == before


@pytest.mark.parametrize("alone", [True, False])
def test_a_record_that_became_an_unfinished_draft_keeps_its_page(site: Path, tmp_path: Path, alone: bool) -> None:
    """The run says so each time; once the draft is removed, its pages go."""
    remove_records(tmp_path)
    if not alone:
        write_record(tmp_path / "visits", "other")
    draft = tmp_path / "visits/a.draft.json"
    draft.write_text('{"format": 1, "id": "ga-ri-envoy-talks", "status": "heldd"}', "utf-8")
    before = contents(site)
    for _ in range(2):
        done = build("visits", "-o", "site", cwd=tmp_path, code=2).stderr.decode()
        assert "the site has visits whose records are unfinished drafts: ga-ri-envoy-talks; complete them" in done
        assert contents(site) == before
    draft.write_text('{"format": 1, "id": "new", "title": "x"}', "utf-8")
    build("visits", "-o", "site", cwd=tmp_path)
    assert "visits/ga-ri-envoy-talks.html" not in contents(site)


@pytest.mark.parametrize(
    ("options", "title", "url"),
    [
        ((), "Our visits", "https://visits.example.org/"),
        (("--title", "Others"), "Others", "https://visits.example.org/"),
        (("--url", "https://other.example.org/v"), "Our visits", "https://other.example.org/v/"),
        (("--url", ""), "Our visits", ""),
    ],
)
@pytest.mark.parametrize("cache", [True, False])
def test_a_site_keeps_its_title_and_its_address(
    tmp_path: Path, options: tuple[str, ...], title: str, url: str, cache: bool
) -> None:
    """A run that names neither leaves the feeds as they were published."""
    write_record(tmp_path / "visits")
    more = () if cache else ("--no-cache",)
    build("visits", "-o", "site", "--title", "Our visits", "--url", "https://visits.example.org/", cwd=tmp_path)
    done = build("visits", "-o", "site", *options, *more, cwd=tmp_path)
    assert (b" 0 written" in done.stderr) == (not options)
    build("visits", "-o", "fresh", "--title", title, "--url", url, cwd=tmp_path)
    assert contents(tmp_path / "site") == contents(tmp_path / "fresh")


@pytest.mark.parametrize(
    "settings",
    ['{"url": "javascript:alert(1)", "title": "a\\u0007"}', '{"url": 5, "title": ""}', "{}", '{"url": "https://a b"}'],
)
def test_settings_that_are_none_are_passed_over(tmp_path: Path, settings: str) -> None:
    """The list could be anybody's: a title or an address that the command would refuse is not taken from it."""
    write_record(tmp_path / "visits")
    build("visits", "-o", "fresh", cwd=tmp_path)
    build("visits", "-o", "site", cwd=tmp_path)
    file = tmp_path / "site/site-files.json"
    text = file.read_text("utf-8")
    start, end = text.index("{", 1), text.index("}") + 1
    file.write_text(text[:start] + settings + text[end:], "utf-8")
    build("visits", "-o", "site", cwd=tmp_path)
    assert contents(tmp_path / "site") == contents(tmp_path / "fresh")
