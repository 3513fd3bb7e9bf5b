"""What hostile or careless people send: questions that would cost much, texts that try to be more than texts."""

import json
from base64 import urlsafe_b64encode

CYPHER_TEXTS = (
    "'", '"', "`", "\\", "' OR 1=1 //", '" OR true //', "x'}) DETACH DELETE n //", "$case", "${case}", "{case: $case}",
    "x:1' OR n.case <> $case //", "`]-(x) RETURN x //", "*/ MATCH (n) RETURN n /*", "// comment", "x:1\nRETURN 1",
    "') UNION MATCH (n) RETURN n.bio AS id //", "$known_on", "CALL db.labels()", "CALL { MATCH (n) RETURN n }",
    "LOAD CSV FROM 'file:///etc/passwd' AS l RETURN l", "\\u0027 OR 1=1", "%27%20OR%201%3D1", "';", "a.b.c", "n.case",
    "apoc.cypher.run('RETURN 1')", "EXPLAIN MATCH (n) RETURN n", "CYPHER 25 RETURN 1", "; DROP TABLE cases; --",
    "' OR 'a'='a", "{{7*7}}", "../../etc/passwd", "<script>alert(1)</script>", "=cmd|' /C calc'!A0",
)  # fmt: skip
LUCENE_TEXTS = (
    "*:*", "canary*", "case:*", "bio:canary*", "+case:a", "NOT a", "a OR canary*", "(", ")", "((((", '"', '"a', 'a"~5',
    "a~2", "a^100", "[* TO *]", "{a TO b}", "/canary.*/", "/(a+)+b/", "a && b || c", "!a", "\\", "\\*", "a:b:c", "?",
    "a*" * 200, "text:/.*/", "_exists_:bio", "a AND", "OR", "-", "+", "a -b", "id:x*", "canary5e1*",
    "/.*/ AND case:/.*/",
)  # fmt: skip
UNPRINTED = (
    *(chr(number) for number in range(32)), "\x7f", "\x85", "a\x00b", "\ufeff", "\u200b", "\u202ex:1", "\u2028",
    "\ufffe", "\uffff", "\U0010ffff", "\ud800", "\udfff", "a\ud83d", "\udc00\ud800", "x:1\ud800", "e\u0301" * 50, "ﬃ",
    "İ", "ß", "\u0000" * 40, "\r\n\r\nX: 1", "\t", " ", "", "\u3000",
)  # fmt: skip
LONG = (
    "a" * 501, "a" * 2_001, "x:" + "1" * 9_000, "(" * 3_000, "é" * 4_000, "a " * 4_000, "1" * 400, "-" * 999,
    "/" * 2_000,
)  # fmt: skip
NAMES_OF_THINGS = (
    "case", "id", "n.case", "Account", "Run", "POSTED", "__class__", "__proto__", "constructor", "id DESC", "id,case",
    "`id`", "at; case", "0", "-1", "1e999", "NaN", "null", "true", "[]", "{}", "x:1", "x:999", "unknown", "*",
    "9223372036854775808", "2026-13-45", "@", "#", "x:@ada_lee", "http://", "https://[::1", "http://\u2025/",
)  # fmt: skip


def _encoded(text: str) -> str:
    return urlsafe_b64encode(text.encode("utf-8", "surrogatepass")).decode().rstrip("=")


def forged(case: str, other: str, title: str) -> list[str]:
    """Cursors and ids that nobody gave out."""
    ids = ["1", "1:", "1::Account:x:1", f"1:{case}:Account:", f"2:{case}:Account:x:1"]
    ids += [f"1:{case}:{label}:x:1" for label in ("Cursor", "account", "Account`", "Account|Post", "n:Post")]
    ids += [f"1:{case}:Account:{key}" for key in ("' OR 1=1 //", "x:1\x00", "a" * 2_000, "\ud800", "*")]
    ids += [f"1:{name}:Account:x:1" for name in ("*", "' OR 1=1", other, title, "../" * 5)]
    cursors = ["[]", "{}", "[1]", '[1,"a"]', '[1,"a",null,"x:1"]', '[1,"a",{"$gt":""}]', "[1," * 500, "[NaN]", '"a"']
    cursors += [f'[1,"0000000000000000",{key}]' for key in ('"z","z"', "1e999,1", f'"{"9" * 30}","a"', "true,false")]
    return [_encoded(text) for text in ids + cursors] + ["MQ==", "M", "====", "a.b", "💥"]


def texts(case: str, other: str, title: str) -> list[str]:
    """For a case, where there is another one."""
    return [*CYPHER_TEXTS, *LUCENE_TEXTS, *UNPRINTED, *LONG, *NAMES_OF_THINGS, *forged(case, other, title)]


# Bodies of GraphQL questions that would cost much (reliability.md, row 16).


def body(question: str, **variables: object) -> bytes:
    return json.dumps({"query": question, "variables": variables}).encode()


def inside(fields: str, before: str = "", after: str = "") -> bytes:
    return body(f'{before}{{ case(id: "CASE") {{ {fields} }} }} {after}')


def chain(length: int, fields: str = "", last: str = "title") -> str:
    each = "fragment F{n} on Case {{ {fields} ...F{more} ... on Case {{ ...F{more} }} }}"
    links = [each.format(n=n, more=n + 1, fields=fields) for n in range(length)]
    return "\n".join([*links, f"fragment F{length} on Case {{ {last} }}"])


def cycle(length: int) -> str:
    return " ".join(f"fragment F{n} on Case {{ title ...F{(n + 1) % length} }}" for n in range(length))


def many(count: int, text: str) -> str:
    return " ".join(text.replace("#", str(n)) for n in range(count))


NESTED = "ties(id: \"ID\", first: 100) {{ nodes {{ {0} }} }}"
COMMUNITY = "communities(first: 500) { nodes { members(first: 500) { nodes { neighbours { total } } } } }"
MANY = many(100, "a#: id")
TYPES = "types { fields { type { fields { type { name } } } } }"


def deep() -> dict[str, bytes]:
    """By their nesting."""
    return {
        "depth 50": body("{" + "a {" * 50 + "b" + "}" * 51),
        "depth 16": body("{" + "a {" * 16 + "b" + "}" * 17),
        "depth 5,000": body("{" + "a {" * 5_000),
        "inline fragments 50 deep": inside("... on Case { " * 50 + "title" + " }" * 50),
        "a list 100 deep": inside(f"subgraph(seeds: {'[' * 100}1{']' * 100}) {{ total }}"),
        "an object 100 deep": inside(f"cypher(text: \"a\", parameters: {'{a: ' * 100}1{'}' * 100}) {{ total }}"),
    }


def repeated() -> dict[str, bytes]:
    """By how often they say the same."""
    return {
        "1,000 aliases": inside(many(1_000, "a#: title")),
        "600 aliases of what is plain": inside(many(600, "a#: title")),
        "190 aliases of what is read": inside(many(190, 'a#: search(question: "a", first: 500) { nodes { id } }')),
        "400 aliases of a case": body("{" + many(100, 'a#: case(id: "CASE#") { title }') + "}"),
        "1,900 duplicate fields": inside("title " * 1_900),
        "1,000 duplicate fields": inside("title " * 1_000),
        "130 duplicate selections": body("{" + 'case(id: "CASE") { title id title }' * 130 + "}"),
        "fragment chain of 98": inside("...F0", after=chain(98)),
        "fragment chain of 50": inside("...F0", after=chain(50)),
        "fragment chain of 30 with fields": inside("...F0", after=chain(30, "title id", "counts { staleTies }")),
        "fragment of itself": inside("...F0", after=cycle(1)),
        "fragment cycle of 2": inside("...F0", after=cycle(2)),
        "fragment cycle of 50": inside("...F0", after=cycle(50)),
        "500 fragments": inside("title", after=many(500, "fragment F# on Case { title }")),
        "directives": inside("title" + " @skip(if: false)" * 250),
        "unknown directives": inside("title" + " @a" * 900),
    }


def large() -> dict[str, bytes]:
    """By their size, or that of the answer."""
    return {
        "1 MB": body("{ cases { total } }" + " " * 1_000_000),
        "49,000 blanks": body("{ cases { total } }" + " " * 49_000),
        "a name of 49,000 characters": inside("a" * 49_000),
        "a text of 49,000 characters": inside(f'search(question: "{"a " * 24_000}") {{ total }}'),
        "49,000 escapes": inside('search(question: "' + "\\u0061" * 7_000),
        "a block of quotes": inside('search(question: """' + '\\"' * 20_000),
        "a batch of 500": json.dumps([{"query": "{ cases { total } }"}] * 500).encode(),
        "500 operations": body(many(400, "query Q# { cases { total } }")),
        "200 operations without a name": body("{ cases { total } }" * 200),
        "first: 1e9": inside("accounts(first: 1000000000) { nodes { id } }"),
        "first of 100 digits": inside(f"accounts(first: {'9' * 100}) {{ nodes {{ id }} }}"),
        "first in a variable": body(
            'query ($n: Int!) { case(id: "CASE") { accounts(first: $n) { nodes { id } } } }', n=10**9
        ),
        "first by default": inside("accounts(first: $n) { nodes { id } }", "query ($n: Int! = 1000000000) "),
        "500 x 500": inside(COMMUNITY),
        "100 x 100 x 100": inside(NESTED.format(f"posts(first: 100) {{ posts {{ captures {{ {MANY} }} }} }}")),
        "5,000 variables": inside("title", f"query ({many(5_000, '$a#: Int')}) "),
        "variables that nobody uses": body("{ cases { total } }", **{f"a{n}": "a" * 20 for n in range(5_000)}),
        "10,000 ids": body("query ($ids: [ID!]!) { nodes(ids: $ids) { id } }", ids=["a"] * 10_000),
        "the schema 70 times": body("{" + many(70, "a#: __schema { " + TYPES + " }") + "}"),
        "the schema inside itself": body("{ __schema { types { " + "fields { type { " * 6 + "name" + " }" * 15),
        "lists of types 70 times": body("{ __schema {" + many(70, "a#: " + TYPES) + "} }"),
    }


COSTLY = deep() | repeated() | large()
"""CASE stands for the case's id, ID for an account's."""
HARMLESS = ("49,000 blanks", "variables that nobody uses", "600 aliases of what is plain")
"""Answered: they cost little."""
