/** What joins and compares in the query language, for the parser's hints, completion and the help. */

export interface Operator {
  /** As typed. */
  readonly name: string;
  readonly what: string;
  readonly example: string;
}

export const JOINERS: readonly Operator[] = [
  { name: 'and', what: 'Both hold; it may be left out.', example: 'kind:message and from:ann' },
  { name: 'or', what: 'One of them holds.', example: 'from:ann or from:bob' },
  { name: 'not', what: 'It does not hold; a minus in front is the same.', example: '-outcome:delivered' },
];

export const COMPARERS: readonly Operator[] = [
  { name: ':', what: 'Is this; * stands for any text, /…/ for a regular expression.', example: 'from:ann*' },
  { name: '=', what: 'Is this.', example: 'n=12' },
  { name: '>', what: 'Is more.', example: 'latency>200ms' },
  { name: '>=', what: 'Is more or the same.', example: 'at>=2h' },
  { name: '<', what: 'Is less.', example: 'latency<1s' },
  { name: '<=', what: 'Is less or the same.', example: 'n<=100' },
  { name: '..', what: 'Lies between, both ends included; one end may be left out.', example: 'at:10m..2h' },
];

export const FUNCTION_NAMES = ['before', 'after', 'during', 'within', 'upgrade'] as const;
export type FunctionName = (typeof FUNCTION_NAMES)[number];

export const FUNCTIONS: readonly (Operator & { readonly name: FunctionName })[] = [
  { name: 'before', what: 'Before the first record that is meant.', example: 'before(kind:link-failed)' },
  { name: 'after', what: 'After the first record that is meant.', example: 'after(upgrade(bob))' },
  {
    name: 'during',
    what:
      'While it was going on: a message from its attempt to its end, a change of mode from its grant until clients ' +
      'know of it, a SIP session from its opening to its end, anything else at its instant.',
    example: 'during:upgrade(bob)',
  },
  { name: 'within', what: 'At most so long before or after.', example: 'within(10m of kind:link-failed)' },
  { name: 'upgrade', what: 'The records that put a user into another mode.', example: 'upgrade(bob)' },
];

export function isFunctionName(name: string): name is FunctionName {
  return (FUNCTION_NAMES as readonly string[]).includes(name);
}
