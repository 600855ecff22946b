// The committed schema is what the code says. COEXSIM_UPDATE=1 writes it anew; `npm run format` lays it out.
import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { scenarioJsonSchema } from '../../src/scenario/schema.ts';

const FILE = new URL('../../scenarios/scenario.schema.json', import.meta.url);

interface Schema {
  readonly type?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
}

/** Every key of a schema that an editor would show without a word about it. */
function silentKeys(schema: Schema, path: string): string[] {
  const inside = [
    ...(schema.anyOf ?? []).flatMap((each) => silentKeys(each, path)),
    ...(schema.items ? silentKeys(schema.items, `${path}[]`) : []),
    ...(typeof schema.additionalProperties === 'object'
      ? silentKeys(schema.additionalProperties, `${path}.*`)
      : []),
  ];
  for (const [key, value] of Object.entries(schema.properties ?? {})) {
    if (!value.description) inside.push(`${path}.${key}`);
    inside.push(...silentKeys(value, `${path}.${key}`));
  }
  return inside;
}

describe('the JSON Schema of scenarios', () => {
  test('the committed file is what the code generates', () => {
    const schema = scenarioJsonSchema();
    if (process.env.COEXSIM_UPDATE === '1') writeFileSync(FILE, `${JSON.stringify(schema, null, 2)}\n`);
    expect(JSON.parse(readFileSync(FILE, 'utf8'))).toEqual(schema);
  });

  test('it is draft 7 without an id, so that a copy of the file works anywhere', () => {
    const schema = scenarioJsonSchema();
    expect(schema.$schema).toBe('http://json-schema.org/draft-07/schema#');
    expect(schema).not.toHaveProperty('$id');
    expect(schema).not.toHaveProperty('definitions');
  });

  test('every key has a description', () => {
    expect(silentKeys(scenarioJsonSchema() as Schema, '')).toEqual([]);
  });
});
