import { describe, expect, it } from 'vitest';
import { hintAmong, nearMiss } from '../../src/core/near-miss.ts';

describe('what somebody probably meant', () => {
  it.each([
    ['Teamsonly', 'TeamsOnly'],
    ['TeamsOlny', 'TeamsOnly'],
    ['sales', 'acme/Sales'],
    ['acme/sale', 'acme/Sales'],
  ])('%s: %s', (word, meant) => {
    expect(nearMiss(word, ['TeamsOnly', 'Islands', 'acme', 'acme/Sales', 'acme/HR'])).toBe(meant);
  });

  it('is not guessed among several, nor where nothing is near', () => {
    expect(nearMiss('HR', ['acme/HR', 'contoso/HR'])).toBe(undefined);
    expect(nearMiss('', ['a', 'b/'])).toBe(undefined);
    expect(nearMiss('marketing', ['Sales'])).toBe(undefined);
  });

  it('a name that holds a comma is quoted where names are listed', () => {
    expect(hintAmong('marketing', ['acme/HR, Payroll', 'acme'])).toBe('known: "acme/HR, Payroll", acme');
  });
});
