import fc from 'fast-check';
import { expect, test } from 'vitest';
import { base64Pieces, embedText, escapeHtml, htmlPieces, policyOf } from '../../src/trace/html-file.ts';

const PAGE = `<!doctype html><html><head>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; connect-src 'none'">
<title>coexsim</title></head><body><!--data--><script>main()</script></body></html>`;

/** Any string at all, lone surrogates too, and often what HTML takes notice of. */
const anyText = fc.oneof(
  fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)) }),
  fc
    .array(
      fc.constantFrom(
        '<',
        '>',
        '</script>',
        '<!--',
        '<script',
        '-->',
        '&lt;',
        '&',
        '"',
        "'",
        '$&',
        '\u2028',
        '\\',
        'a',
      ),
    )
    .map((parts) => parts.join('')),
);

test('embedded text comes back whole, and holds nothing that HTML takes notice of', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const embedded = embedText(text);
      expect(JSON.parse(embedded)).toBe(text);
      expect(embedded).not.toMatch(/[<>&\u2028\u2029\0\r\n]/);
      // As UTF-8, which has no lone surrogates.
      expect(JSON.parse(Buffer.from(embedded).toString('utf8'))).toBe(text);
    }),
  );
});

test('escaped text begins no tag, ends no attribute and names no character', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const escaped = escapeHtml(text);
      expect(escaped).not.toMatch(/[<>"']|&(?!(amp|lt|gt|quot|#39);)/);
      const back: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
      expect(escaped.replace(/&([a-z0-9#]+);/g, (_, name: string) => back[name]!)).toBe(text);
    }),
  );
});

test('bytes in base64, however they are cut', () => {
  const bytes = Uint8Array.from({ length: 500_000 }, (_, i) => (i * 7919) >>> 3);
  for (const length of [0, 1, 2, 3, 196_607, 196_608, 196_609, 500_000]) {
    const part = bytes.subarray(0, length);
    expect([...base64Pieces(part)].join('')).toBe(Buffer.from(part).toString('base64'));
  }
});

test('a page carries what it is given in data blocks before its program, whatever the texts are', () => {
  fc.assert(
    fc.property(anyText, anyText, (title, scenario) => {
      const html = [...htmlPieces(PAGE, { title, scenario, trace: Uint8Array.of(1, 2, 3) })].join('');
      expect(html).toContain(`<title>${escapeHtml(title)}</title>`);
      expect(html.match(/<script/g)).toHaveLength(3);
      expect(html.match(/<\/script/g)).toHaveLength(3);
      expect(html.match(/<!--/g)).toHaveLength(1);
      expect(html).toContain(`<script type="application/json" id="scenario">${embedText(scenario)}</script>`);
      expect(html).toContain('<script type="application/octet-stream" id="trace">AQID</script>');
      expect(html.indexOf('id="trace"')).toBeLessThan(html.indexOf('main()'));
      expect(policyOf(html)).toBe("default-src 'none'; connect-src 'none'");
    }),
  );
});

test('only a page that is served may connect, and only to where it came from', () => {
  const html = [...htmlPieces(PAGE, { title: 'x', served: { trace: '</script>' } })].join('');
  expect(policyOf(html)).toBe("default-src 'none'; connect-src 'self'");
  expect(html).not.toContain('</script></script>');
});

test('a page without room for a trace is none', () => {
  expect(() => [...htmlPieces('<html></html>', { title: 'x' })]).toThrow('no room');
  expect(() => [...htmlPieces(`${PAGE}<!--data-->`, { title: 'x' })]).toThrow('no room');
  expect(() => policyOf('<html></html>')).toThrow('Content-Security-Policy');
});
