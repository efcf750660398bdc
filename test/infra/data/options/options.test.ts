import { describe, expect, it } from '@jest/globals';
import { readOptions } from '../../../../infra/data/options/options';
import { helpOf } from '../../../../infra/data/options/help';
import { known } from '../../../../infra/data/options/known';

const read = (line: string) => readOptions(line.split(' ').filter(Boolean));

describe('readOptions', () => {
  it.each([
    ['export --local --file a', { kind: 'local', directory: '.data', table: undefined, listingShards: 1 }],
    ['export --local --data d --listing-shards 4 --file a', { kind: 'local', directory: 'd', table: undefined, listingShards: 4 }],
    ['export --endpoint http://x:1 --table t --file a', { kind: 'endpoint', url: 'http://x:1', table: 't', listingShards: 1 }],
    ['export --env prod --file a', { kind: 'environment', suffix: 'prod', table: undefined, environment: { name: 'prod' } }],
    ['export --env dev --suffix ada --table t --file a', { kind: 'environment', suffix: 'ada', table: 't', environment: { name: 'dev' } }],
  ])('finds the table of: %s', (line, destination) => {
    expect(read(line)).toMatchObject({ command: 'export', destination });
  });

  it('reads the limits', () => {
    expect(read('import --local --file a --rcu 0.5')).toMatchObject({ limits: { read: 0.5, write: undefined } });
  });

  it.each([
    ['', { help: undefined }],
    ['--help', { help: undefined }],
    ['seed --help', { help: 'seed' }],
  ])('returns the help for: %j', (line, help) => {
    expect(read(line)).toEqual(help);
  });

  it.each([
    ['move', 'The command is "move"; it must be one of export, import, restore, seed'],
    ['export --file a', 'The table is missing; add --env NAME, --local, or --endpoint URL --table NAME'],
    ['export --file a --local --env dev', '--env and --local cannot be combined; use one of them'],
    ['export --file a --env none', 'env is "none"; it must be dev, staging, prod'],
    ['export --file a --endpoint http://x:1', '--endpoint requires --table NAME'],
    ['export --file a --endpoint x:1 --table t', '--endpoint is "x:1"; it must be a URL such as http://127.0.0.1:8000'],
    ['export --file a --env dev --data d', '--data requires --local'],
    ['export --file a --local --suffix x', '--suffix requires --env'],
    [
      'export --file a --env dev --listing-shards 2',
      '--listing-shards cannot be combined with --env; listingShards of the environment applies',
    ],
    [
      'export --file a --local --listing-shards 0',
      '--listing-shards is "0"; it must be a whole number from 1 to 100, the LISTING_SHARDS of the functions',
    ],
    ['export --local', '--file is missing; npm run users -- export requires it'],
    ['restore --local', '--from is missing; npm run users -- restore requires it'],
    ['seed --local', '--count is missing; npm run users -- seed requires it'],
    ['export --local --file a --apply', '--apply is not an option of npm run users -- export'],
    ['export --local --file a --rcu 0', '--rcu is "0"; it must be a number of capacity units per second greater than 0, such as 10'],
    ['export --local --file a --wcu x', '--wcu is "x"; it must be a number of capacity units per second greater than 0, such as 10'],
  ])('rejects: %s', (line, message) => {
    expect(() => read(line)).toThrow(message);
  });
});

describe('the help of the commands', () => {
  it('describes every option', () => {
    const all = (['export', 'import', 'restore', 'seed'] as const).map(helpOf).join('\n');
    expect(Object.keys(known).filter((name) => !all.includes(`--${name} `))).toEqual([]);
  });
});
