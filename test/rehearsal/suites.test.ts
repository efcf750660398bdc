import { describe, expect, it } from '@jest/globals';
import definition from '../../generated/api-gateway.json';
import { textOf } from '../structure/files';
import { apiSuites, suitesFor } from './suites';

describe('the suites of the rehearsal', () => {
  it('are all suites of the API, except those with a reason', () => {
    const { files, leftOut } = suitesFor(definition);
    expect([...files, ...leftOut.map(({ what }) => what)].toSorted()).toEqual(apiSuites());
    expect(files).toEqual(expect.arrayContaining(['test/handlers/createUser.test.ts', 'test/gateway-responses.test.ts']));
  });

  it('omit no test with an authorizer, and name the omitted tests without one', () => {
    expect(suitesFor(definition).without).toEqual([]);
    const { without, leftOut } = suitesFor({ paths: { '/users': { get: {} } } });
    const texts = apiSuites().concat('test/handlers/every-operation.ts').map(textOf).join('\n');
    for (const name of without) {
      expect(leftOut.map(({ what }) => what)).toContain(`tests named "${name}…"`);
      expect(texts).toContain(name);
    }
    expect(without.length).toBeGreaterThan(0);
  });
});
