import { describe, expect, it } from '@jest/globals';
import { operations } from '../contract/declared-operations';
import { filesIn, textOf } from './files';

const ids = operations.map(({ operationId }) => operationId).toSorted();
const handlers = filesIn('src/handlers');

describe('the handlers', () => {
  it('are one file for each operation of the contract', () => {
    expect(handlers).toEqual(ids.map((id) => `src/handlers/${id}.ts`));
  });

  it.each(ids)('%s exports the operation by its name, and `endpoint` with everything that serves it', (id) => {
    const file = handlers.find((name) => name === `src/handlers/${id}.ts`);
    const exported = [...(file ? textOf(file) : '').matchAll(/^export (?:const|function|async function) (\w+)/gm)].map(
      ([, name = '']) => name,
    );
    expect(exported.toSorted()).toEqual([id, 'endpoint'].toSorted());
  });

  it('each have a test file of the same name', () => {
    expect(filesIn('test/handlers').filter((file) => ids.some((id) => file === `test/handlers/${id}.test.ts`))).toEqual(
      ids.map((id) => `test/handlers/${id}.test.ts`),
    );
  });
});
