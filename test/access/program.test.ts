import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultDirectory, tableName as TableName } from '../../src/local/data/directory';
import { signingKey } from '../../src/local/identity/signing-key';
import { personalIn, personalInLine } from '../canaries';
import { testEngine } from '../engine';
import { type Program, run } from '../local/program';
import { describeMatrix, inOrder, type Surroundings } from './matrix';
import { tokenMaker } from './tokens';

const engine = testEngine();
const directory = mkdtempSync(join(tmpdir(), 'access-'));
let program: Program | undefined;
let started: Pick<Surroundings, 'baseUrl' | 'tokenOf'> | undefined;

beforeAll(async () => {
  program = run(['--auth', '--port', '0'], directory, { DYNAMODB_ENDPOINT: engine.endpoint });
  await program.prints('Press Ctrl-C to stop.');
  const baseUrl = /listens on (\S+)/.exec(program.out())?.[1] ?? '';
  started = { baseUrl, tokenOf: tokenMaker(await signingKey(join(directory, defaultDirectory))) };
});
afterAll(async () => {
  program?.child.kill('SIGKILL');
  await program?.ended;
  rmSync(directory, { recursive: true, force: true });
});

describeMatrix('where npm start demands tokens', () => {
  if (!started) throw new Error('npm start --auth has not started');
  const items = async () => inOrder((await engine.client.send(new ScanCommand({ TableName, ConsistentRead: true }))).Items);
  return { ...started, items };
});

it('npm start with tokens writes no personal data and no tokens to the log', () => {
  const lines = (program?.out() ?? '').split('\n').filter((line) => line.startsWith('{"'));
  expect(lines.length).toBeGreaterThan(50);
  expect(lines.flatMap(personalInLine)).toEqual([]);
  expect(personalIn(program?.err() ?? '')).toEqual([]);
});
