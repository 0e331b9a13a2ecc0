"""Writes front/src/api/wire.ts, the typed client, from the OpenAPI document: python scripts/write_client.py

One interface a schema, and for each address what it takes and answers: `Gets`, `Posts` and so on, by path below /api.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import msgspec

from tawatur.app.desk import Desk
from tawatur.web.server import document, make_app

TARGET = Path(__file__).parent.parent / "front" / "src" / "api" / "wire.ts"
HEAD = """// Made by scripts/write_client.py from the OpenAPI document; not to be edited by hand.
/* eslint-disable */

/** One page of a list. `next` goes back as `cursor`; null on the last page; `total` counts the whole list. */
export interface Page<T> {
  items: T[];
  next: string | null;
  total: number;
}
"""
METHODS = ("get", "post", "put", "patch", "delete")


def client(spec: dict[str, Any]) -> str:
    """The TypeScript for an OpenAPI document."""
    schemas: dict[str, Any] = spec["components"]["schemas"]
    out = [HEAD]
    for name in sorted(schemas):
        if not _page(name, schemas):
            out.append(_interface(name, schemas[name], schemas))
    out += [_paths(method, spec["paths"], schemas) for method in METHODS]
    return "\n".join(out)


def _page(name: str, schemas: dict[str, Any]) -> bool:
    return name.endswith("Page") and set(schemas[name].get("properties", ())) == {"items", "next", "total"}


def _interface(name: str, schema: dict[str, Any], schemas: dict[str, Any]) -> str:
    said = f"/** {_line(schema['description'])} */\n" if schema.get("description") else ""
    if schema.get("type") != "object" or "properties" not in schema:
        return f"{said}export type {name} = {_type(schema, schemas)};\n"
    needed = set(schema.get("required", ()))
    fields = "".join(
        f"  {key}{'' if key in needed else '?'}: {_type(value, schemas)};\n"
        for key, value in schema["properties"].items()
    )
    return f"{said}export interface {name} {{\n{fields}}}\n"


def _type(schema: dict[str, Any], schemas: dict[str, Any]) -> str:
    if "$ref" in schema:
        name = schema["$ref"].rsplit("/", 1)[1]
        return f"Page<{name.removesuffix('Page')}>" if _page(name, schemas) else name
    if "const" in schema:
        return msgspec.json.encode(schema["const"]).decode()
    if "enum" in schema:
        return " | ".join(msgspec.json.encode(value).decode() for value in schema["enum"])
    for key in ("oneOf", "anyOf"):
        if key in schema:
            return " | ".join(dict.fromkeys(_type(one, schemas) for one in schema[key]))
    kind = schema.get("type")
    if isinstance(kind, list):
        return " | ".join(dict.fromkeys(_type(schema | {"type": one}, schemas) for one in kind))
    match kind:
        case "array":
            if "prefixItems" in schema:
                return "[" + ", ".join(_type(one, schemas) for one in schema["prefixItems"]) + "]"
            item = _type(schema.get("items", {}), schemas)
            return f"({item})[]" if " | " in item else f"{item}[]"
        case "object":
            rest = schema.get("additionalProperties")
            return (
                f"Record<string, {_type(rest, schemas)}>"
                if isinstance(rest, dict) and rest
                else "Record<string, unknown>"
            )
        case "integer" | "number":
            return "number"
        case "string":
            return "Blob" if schema.get("contentMediaType") == "application/octet-stream" else "string"
        case "boolean":
            return "boolean"
        case "null":
            return "null"
    return "unknown"


def _paths(method: str, paths: dict[str, Any], schemas: dict[str, Any]) -> str:
    rows = []
    for path, item in sorted(paths.items()):
        if method not in item or not path.startswith("/api"):
            continue
        told = item[method]
        query = "".join(
            f" {_key(p['name'])}{'' if p.get('required') else '?'}: {_type(p['schema'], schemas)};"
            for p in told.get("parameters", ())
            if p["in"] == "query"
        )
        body = next(iter(told.get("requestBody", {}).get("content", {}).values()), {}).get("schema")
        answers = [v for status, v in told["responses"].items() if status.startswith("2")]
        content = next(iter(answers[0].get("content", {}).values()), None) if answers else None
        answer = _type(content["schema"], schemas) if content and "schema" in content else "void"
        sent = f" body: {_type(body, schemas)};" if body else ""
        asked = f" query: {{{query} }};" if query else ""
        rows.append(f'  "{path.removeprefix("/api")}": {{{asked}{sent} answer: {answer} }};\n')
    return f"export interface {method.capitalize()}s {{\n{''.join(rows)}}}\n"


def _key(name: str) -> str:
    return name if re.fullmatch(r"[A-Za-z_]\w*", name) else f'"{name}"'


def _line(text: str) -> str:
    return " ".join(text.split()).replace("*/", "*\\/")


def main() -> None:
    spec = msgspec.json.decode(document(make_app(Desk(":memory:"))))
    TARGET.write_text(client(spec), "utf-8")
    print(f"wrote {TARGET}")


if __name__ == "__main__":
    main()
