"""Plain data as JSON that every reader takes, and that no log obeys."""

import json
import re
from typing import Any

from diplovisit.reporters.printable import ORDER

_HALF = re.compile("[\ud800-\udfff]")


def json_text(document: Any) -> str:
    """The data on one line, in ASCII.

    Half a character (a lone surrogate), which JSON could spell and strict readers refuse, becomes the text of its
    escape. The sign that begins an order to a runner of workflows is escaped, and so reads back as it was.

    >>> json_text({"東京": "##[add-mask]a"})
    '{"\\\\u6771\\\\u4eac": "#\\\\u0023[add-mask]a"}'
    >>> print(json.loads(json_text("\\ud800")))
    \\ud800
    """
    text = json.dumps(document)
    if "\\ud" in text and _HALF.search(spelt := json.dumps(document, ensure_ascii=False)):
        text = json.dumps(json.loads(_HALF.sub(lambda half: f"\\\\u{ord(half[0]):04x}", spelt)))
    return ORDER.sub(r"#\\u0023", text) if "##" in text else text
