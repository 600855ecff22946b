/** The texts that a field's value is compared with: those of the language and those that a trace brings along. */
import type { IndexedTrace } from '../indexed.ts';
import { factsOf } from './facts.ts';
import { type FieldName, fieldCalled } from './fields.ts';
import { GROUP_OF_KIND } from './kind-groups.ts';
import { isNamedField, namesOf } from './named-fields.ts';
import type { TextTest } from './query.ts';
import { matcherOf } from './text-test.ts';

/** An invariant that was found broken, and in which record. */
export interface QueryViolation {
  readonly record: number;
  readonly invariant: string;
}

/** What a query may ask for that does not stand in the trace. */
export interface QueryExtras {
  readonly violations?: readonly QueryViolation[];
}

/** The texts of a field's values; where they have ids or codes, the index is that. */
export function textsOf(trace: IndexedTrace, field: FieldName, extras: QueryExtras = {}): readonly string[] {
  const { names, header } = trace.columns.head;
  switch (field) {
    case 'user':
    case 'from':
    case 'to':
    case 'upgrade':
      return names.users;
    case 'tenant':
      return names.tenants;
    case 'group':
      return names.groups;
    case 'link':
      return names.links;
    case 'id':
      return names.marks;
    case 'because':
      return header.words.reasons;
    case 'row':
      return decided(trace, ({ row }) => (row === undefined ? [] : [row]));
    case 'decision':
      return decided(trace, ({ outcome }) => (outcome === undefined ? [] : [outcome]));
    case 'gate':
      return decided(trace, ({ asked }) => asked);
    case 'violation':
      return [...new Set((extras.violations ?? []).map(({ invariant }) => invariant))];
    default:
      return isNamedField(field) ? namesOf(trace, field) : (fieldCalled(field)?.words ?? []);
  }
}

type Decision = ReturnType<typeof factsOf>['decisions'][number];

function decided(trace: IndexedTrace, pick: (decision: Decision) => readonly string[]): readonly string[] {
  return [...new Set(factsOf(trace).decisions.flatMap((decision) => pick(decision)))].sort();
}

/** What a person may say for a text: of an address what stands before the @, of a row what follows the edition. */
export function shortOf(field: FieldName, text: string): string | undefined {
  switch (field) {
    case 'user':
    case 'from':
    case 'to':
    case 'upgrade': {
      const at = text.indexOf('@');
      return at > 0 ? text.slice(0, at) : undefined;
    }
    case 'row': {
      const slash = text.indexOf('/');
      return slash > 0 ? text.slice(slash + 1) : undefined;
    }
    default:
      return undefined;
  }
}

/** Whether a text of the field passes, under its name or its short one. */
export function passes(field: FieldName, test: TextTest | { readonly by: 'any' }): (text: string) => boolean {
  if (test.by === 'any') return () => true;
  const matches = matcherOf(test, true);
  return (text) => {
    if (matches(text)) return true;
    const short = shortOf(field, text);
    return short !== undefined && matches(short);
  };
}

/** By code of the kinds: 1 if the kind, or its group, passes. */
export function kindTable(
  kinds: readonly { readonly name: string }[],
  pass: (text: string) => boolean,
): Uint8Array {
  return Uint8Array.from(kinds, ({ name }, code) => (pass(name) || pass(GROUP_OF_KIND[code]!) ? 1 : 0));
}
