import { expect, it } from 'vitest';
import { plainText, terminalText } from '../../src/core/plain-text.ts';

it('has no control characters and none that turn the direction of writing, on one line', () => {
  expect(plainText('a\u0000\u001b[31mb\u009b\u007f\u202e\u2066\u061c\u2028c\nd')).toBe('a[31mbc d');
  expect(plainText('李 é \ud83d\ude00')).toBe('李 é \ud83d\ude00');
});

it('keeps our own colours and lines where the text is ours', () => {
  expect(terminalText('\u001b[31mred\u001b[0m\n\tx\u001b]0;title\u0007')).toBe(
    '\u001b[31mred\u001b[0m\n\tx]0;title',
  );
});
