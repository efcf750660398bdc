import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { readContract } from '../../../src/contract/read/contract';
import { emitTimeZones, statedVersion, version } from '../../../src/contract/emit/time-zones';

const text = readFileSync('openapi.yaml', 'utf8');
const emitted = (contract: string): string => emitTimeZones(readContract(contract));

describe('the generated time zones', () => {
  it('are the names in the installed database by region, with its version', () => {
    const code = emitted(text);
    expect(code).toContain(`version ${version}`);
    expect(code).toMatch(/^ {2}'': '.*\bUTC\b.*',$/m);
    expect(code).toMatch(/^ {2}Europe: '.*\bBerlin\b.*',$/m);
    expect(code).toMatch(/^ {2}America: '.* Argentina\/Buenos_Aires .*',$/m);
    expect(code).not.toMatch(/SystemV|Pacific-New|Factory/);
  });

  it('are not emitted if the contract states another version; the error names the location and the command to run', () => {
    const other = text.replace(statedVersion, 'version 1999z of the database');
    expect(() => emitted(other)).toThrow(
      /^openapi\.yaml:\d+:\d+ \(#\/components\/schemas\/TimeZone\): the description does not state the installed version .*, 20\d\d[a-z]\. Run `npm run update:time-zones`\.$/,
    );
  });
});
