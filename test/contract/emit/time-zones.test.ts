import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { readContract } from '../../../src/contract/read/contract';
import { emitTimeZones, statedVersion, version } from '../../../src/contract/emit/time-zones';

const text = readFileSync('openapi.yaml', 'utf8');
const emitted = (contract: string): string => emitTimeZones(readContract(contract));

describe('the generated time zones', () => {
  it('are the names of the installed database by region, and name its version', () => {
    const code = emitted(text);
    expect(code).toContain(`version ${version}`);
    expect(code).toMatch(/^ {2}'': '.*\bUTC\b.*',$/m);
    expect(code).toMatch(/^ {2}Europe: '.*\bBerlin\b.*',$/m);
    expect(code).toMatch(/^ {2}America: '.* Argentina\/Buenos_Aires .*',$/m);
    expect(code).not.toMatch(/SystemV|Pacific-New|Factory/);
  });

  it('are refused while the contract states another version, with the place and the command that repairs it', () => {
    const other = text.replace(statedVersion, 'version 1999z of the database');
    expect(() => emitted(other)).toThrow(
      /^openapi\.yaml:\d+:\d+ \(#\/components\/schemas\/TimeZone\): the description does not state version 20\d\d[a-z] .*`npm run update:time-zones`/,
    );
  });
});
