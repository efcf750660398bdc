import { describe, expect, it } from '@jest/globals';
import { rangesOf } from '../../../infra/environments/capacity';
import { type Use, unitsOf } from '../../../infra/cost/usage';
import { textOf } from '../../structure/files';

const table = rangesOf()?.table;
const section = /\n### Capacity and limits\n([^]+?)\n### /.exec(textOf('docs/deployment.md'))?.[1] ?? '';
const typical = { userBytes: 1024, listingShards: 1 };

/** Returns the requests per second that the maximum of the default capacity serves. */
function perSecond(use: Use): number {
  const { read, write } = unitsOf[use](typical).table;
  return Math.min((table?.read.max ?? 0) / read, (table?.write.max ?? 0) / write);
}

describe('the default capacity', () => {
  it.each<[string, Use]>([
    ['`getUser`', 'get'],
    ['`updateUser`', 'update'],
    ['`patchUser`', 'patch'],
    ['`createUser`', 'create'],
    ['`deleteUser`', 'delete'],
    ['`listUsers`', 'list'],
  ])('serves as many requests per second as docs/deployment.md says: %s', (name, use) => {
    const row = section.split('\n').find((line) => line.startsWith(`| ${name}`)) ?? '';
    expect(Number(row.split('|').at(-2))).toBe(perSecond(use));
  });
});
