import { describe, expect, it } from '@jest/globals';
import { emitFixtures } from '../../../../src/contract/emit/typescript/fixtures';
import { readContract } from '../../../../src/contract/read/contract';
import { edited } from '../../small-contract';

const success = `description: Replaced.
          headers:
            X-Name: { required: true, schema: { type: string }, example: Lamp }
            Location: { required: true, schema: { type: string }, example: /things/Lamp }`;
const body = "schema: { $ref: '#/components/schemas/Thing' }";
const example = (name: string, thing: string) => `\n                ${name}: { value: { name: ${thing} } }`;
const withExamples = (...examples: string[]) =>
  edited(['description: Replaced.', success], [body, `${body}\n              examples:${examples.join('')}`]);

const emitted = (text: string): string => emitFixtures(readContract(text));

describe('fixtures.ts', () => {
  it('contains the examples as typed values, by type and name', () => {
    const text = emitted(withExamples(example('a-lamp', 'Lamp'), example('chair', 'Chair')));
    expect(text).toContain('  readonly Thing: {\n    readonly aLamp: Thing;\n    readonly chair: Thing;\n  };\n');
    expect(text).toContain("  Thing: {\n    aLamp: {\n      name: 'Lamp',\n    },\n    chair: {\n      name: 'Chair',\n    },\n  },\n");
    expect(text).toContain("import type { Problem, Thing } from './schemas.js';\n");
  });

  it('contains an equal example once, under its first name', () => {
    const text = emitted(withExamples(example('lamp', 'Lamp'), example('again', 'Lamp')));
    expect(text).toContain('  readonly Thing: {\n    readonly lamp: Thing;\n  };\n');
  });

  it('contains the responses of each operation, with the members of the body in its headers', () => {
    expect(emitted(withExamples(example('lamp', 'Lamp')))).toContain(`  replaceThing: {
    success: { status: 200, headers: { 'x-name': '{name}', location: '/things/{name}', 'content-type': 'application/json' }, body: fixtures.Thing.lamp },
    problems: {
      taken: { status: 409, headers: { 'content-type': 'application/problem+json' }, body: fixtures.Problem.taken },
    },
  },
`);
  });

  it('names a second example of the same name after its operation', () => {
    const get = `    get:
      operationId: getThing
      security: [{ bearerAuth: [] }]
      x-access: [administrator]
      responses:
        '200':
          description: The thing.
          content:
            application/json:
              schema: { $ref: '#/components/schemas/Thing' }
              examples: { lamp: { value: { name: Other } } }
    put:`;
    const text = withExamples(example('lamp', 'Lamp'));
    expect(emitted(text.replace('    put:', () => get))).toContain('    readonly lamp: Thing;\n    readonly lampOfReplaceThing: Thing;\n');
  });

  it('cannot be generated for a third example of the same name', () => {
    const text = withExamples(example('a-lamp', 'Lamp'), example('a.lamp', 'Other'), example('a:lamp', 'Third'));
    expect(() => emitted(text)).toThrow('a second example of Thing with the name aLampOfReplaceThing. Rename the example.');
  });
});
