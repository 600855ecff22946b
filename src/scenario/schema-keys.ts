/** Which keys the format knows at a place, for hints. */
import type { z } from 'zod';
import type { Path } from './tree.ts';

/** What this file needs to know of a schema's inside; the kinds that it does not name have no keys. */
interface Definition {
  readonly type: string;
  readonly innerType?: z.core.$ZodType;
  readonly element?: z.core.$ZodType;
  readonly valueType?: z.core.$ZodType;
  readonly options?: readonly z.core.$ZodType[];
  readonly shape?: Readonly<Record<string, z.core.$ZodType>>;
}

/** The keys of the mapping at `path`; of all shapes together where several may stand there. */
export function keysAt(schema: z.core.$ZodType, path: Path): readonly string[] {
  const definition = schema._zod.def as unknown as Definition;
  const [step, ...rest] = path;
  switch (definition.type) {
    case 'optional':
    case 'nullable':
      return keysAt(definition.innerType!, path);
    case 'array':
      return step === undefined ? [] : keysAt(definition.element!, rest);
    case 'record':
      return step === undefined ? [] : keysAt(definition.valueType!, rest);
    case 'union':
      return [...new Set(definition.options!.flatMap((option) => keysAt(option, path)))];
    case 'object': {
      if (step === undefined) return Object.keys(definition.shape!);
      const inner = Object.hasOwn(definition.shape!, step) ? definition.shape![step] : undefined;
      return inner === undefined ? [] : keysAt(inner, rest);
    }
    default:
      return [];
  }
}
