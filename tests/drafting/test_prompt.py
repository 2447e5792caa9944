"""The prompt has the task, the lists, the form and the texts; a text is data between marks that it cannot have."""

import json
import re
from pathlib import Path

import jsonschema
from hypothesis import given
from hypothesis import strategies as st

from diplovisit.drafting.article import read_article
from diplovisit.drafting.model.answer_form import PROMPT_VERSION
from diplovisit.drafting.model.answer_schema import build_answer_schema
from diplovisit.drafting.model.prompt import prompt_template, write_prompt
from diplovisit.record.vocabularies import EngagementKind

PROMPT = Path("src/diplovisit/drafting/model/prompt.md")


def prompt_of(*texts: str) -> str:
    """Returns the prompt about some texts."""
    return write_prompt([read_article(f"text-{number}", text.encode()) for number, text in enumerate(texts)])


def test_the_version_is_in_the_file_and_in_the_schema() -> None:
    """The first line of the prompt has its version, and so has the title of the schema."""
    assert PROMPT.read_text("utf-8").startswith(f"<!-- prompt {PROMPT_VERSION} -->\n")
    assert build_answer_schema()["title"].endswith(f"prompt {PROMPT_VERSION}")
    assert "<!--" not in prompt_template()


def test_the_prompt_has_the_form_and_the_lists() -> None:
    """The prompt contains the whole schema, every word of each list, and no mark of the template."""
    prompt = prompt_of("She will visit Japan.")
    blocks = re.findall(r"```json\n(.*?)\n```", prompt, re.DOTALL)
    assert json.loads(blocks[-1]) == build_answer_schema()
    assert all(f"`{word.value}`" in prompt for word in EngagementKind)
    assert "{{" not in prompt


def test_the_example_of_the_prompt_is_of_the_form() -> None:
    """The example in the prompt breaks the form in nothing but the empty lists that it leaves out."""
    example = json.loads(re.findall(r"```json\n(.*?)\n```", prompt_of("x"), re.DOTALL)[0])
    errors = jsonschema.Draft202012Validator(build_answer_schema()).iter_errors(example)
    assert {error.validator for error in errors} <= {"required"}


@given(
    st.lists(
        st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1).filter(str.strip),
        min_size=1,
        max_size=3,
    )
)
def test_every_text_is_between_marks_that_it_does_not_have(texts: list[str]) -> None:
    """Each text is in the prompt, as it is, between marks that none of the texts has."""
    prompt = prompt_of(*texts)
    (mark,) = set(re.findall(r"text-[0-9a-f]{32}", prompt.replace("".join(texts), "")))
    for number, text in enumerate(texts):
        raw = read_article("a", text.encode()).text.raw.strip()
        assert f"{mark} begin text-{number}\n{raw}\nend text-{number} {mark}" in prompt
        assert mark not in text


def test_the_prompt_is_the_same_for_the_same_texts() -> None:
    """The prompt depends on the texts alone; another text has other marks."""
    assert prompt_of("She will visit Japan.") == prompt_of("She will visit Japan.")
    first, second = (re.findall(r"text-[0-9a-f]{32}", prompt_of(text))[0] for text in ("Oslo.", "Tokyo."))
    assert first != second


def test_a_text_that_looks_like_the_template_stays_as_it_is() -> None:
    """Braces, fences and marks in a text are not replaced."""
    text = "{{schema}} {{texts}} ```json {} ``` text-0123456789abcdef0123456789abcdef begin a"
    assert text in prompt_of(text)
