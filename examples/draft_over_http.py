"""Reads a prompt on standard input, asks a chat-completions interface, and prints the answer: a command for `--with`.

    DRAFT_MODEL=llama3.3 diplovisit draft note.txt --with 'python examples/draft_over_http.py draft.schema.json'

DRAFT_URL is the address of the interface; without it, that of a local Ollama. DRAFT_MODEL is the name of the model.
DRAFT_KEY is the key that the service gave you, if it needs one. The file of the argument is the JSON Schema that the
service is to keep to: `diplovisit schema --for draft -o draft.schema.json`. Leave it out for a service without
structured output: the prompt contains the schema, too.
"""

import json
import os
import sys
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

URL = os.environ.get("DRAFT_URL", "http://127.0.0.1:11434/v1/chat/completions")


def main() -> None:
    """Asks once, and ends with an error that says why where there is no whole answer."""
    if not URL.startswith(("http://", "https://")):
        sys.exit(f"DRAFT_URL is no http address: {URL}")
    prompt = sys.stdin.buffer.read().decode()
    body: dict[str, Any] = {
        "model": os.environ.get("DRAFT_MODEL", "llama3.3"),
        "temperature": 0,
        "messages": [{"role": "user", "content": prompt}],
    }
    if len(sys.argv) > 1:
        schema = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
        form = {"name": "draft", "strict": True, "schema": schema}
        body["response_format"] = {"type": "json_schema", "json_schema": form}
    headers = {"Content-Type": "application/json"}
    if key := os.environ.get("DRAFT_KEY"):
        headers["Authorization"] = f"Bearer {key}"
    request = urllib.request.Request(URL, json.dumps(body).encode(), headers)  # noqa: S310  # http or https, see above
    try:
        with urllib.request.urlopen(request) as response:  # noqa: S310  # as above
            choice = json.load(response)["choices"][0]
    except urllib.error.HTTPError as error:
        sys.exit(f"{URL}: {error.code} {error.reason}: {error.read(500).decode('utf-8', 'replace')}")
    except urllib.error.URLError as error:
        sys.exit(f"{URL}: {error.reason}")
    except (ValueError, LookupError, TypeError):
        sys.exit(f"{URL}: answered in another form than chat completions")
    if choice.get("finish_reason") == "length":
        sys.exit("the model stopped before the end of its answer: raise its limit of tokens")
    content = choice["message"].get("content")
    if not content:
        sys.exit(f"the model gave no answer: {choice['message'].get('refusal') or choice.get('finish_reason')}")
    sys.stdout.buffer.write(content.encode() + b"\n")


if __name__ == "__main__":
    main()
