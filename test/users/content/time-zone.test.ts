import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { timeZones } from '../../../generated/time-zones';
import { version } from '../../../src/contract/emit/time-zones';
import { canonicalTimeZone } from '../../../src/users/content/time-zone';

const names = Object.entries(timeZones).flatMap(([region, places]) =>
  places.split(' ').map((place) => (region === '' ? place : `${region}/${place}`)),
);

describe('a time zone', () => {
  it('is any name of the database in any case, and is stored in the case of the database', () => {
    expect(names.length).toBeGreaterThan(590);
    expect(names.filter((name) => canonicalTimeZone(name) !== name)).toEqual([]);
    expect(
      names.filter((name) => canonicalTimeZone(name.toLowerCase()) !== name || canonicalTimeZone(name.toUpperCase()) !== name),
    ).toEqual([]);
  });

  it.each([
    ['europe/berlin', 'Europe/Berlin'],
    ['Asia/Calcutta', 'Asia/Calcutta'],
    ['Asia/Kolkata', 'Asia/Kolkata'],
    ['AMERICA/ARGENTINA/BUENOS_AIRES', 'America/Argentina/Buenos_Aires'],
    ['us/pacific', 'US/Pacific'],
    ['utc', 'UTC'],
    ['gmt', 'GMT'],
    ['est', 'EST'],
    ['est5edt', 'EST5EDT'],
    ['HST', 'HST'],
    ['etc/gmt+12', 'Etc/GMT+12'],
    ['gb-eire', 'GB-Eire'],
  ])('%s is stored as %s', (sent, stored) => {
    expect(canonicalTimeZone(sent)).toBe(stored);
  });

  it.each([
    ['of the JDK', 'BST IST CST PST ACT AET AGT ART AST BET CAT CNT CTT EAT ECT IET JST MIT NET NST PLT PNT PRT SST VST'],
    ['of old databases', 'SystemV/EST5 SystemV/PST8PDT US/Pacific-New'],
    ['of places that are none', 'Europe/Atlantis Moon/Base Factory localtime posixrules'],
    [
      'that are parts of names',
      'Europe Europe/ /Berlin /UTC UTC/ America/Argentina Argentina/Buenos_Aires Berlin urope/Berlin Europe/Berli',
    ],
    ['that are offsets', '+01:00 GMT+1 UTC+2 Etc/GMT+13'],
    ['that are no names', 'constructor constructor/x __proto__ Europe\u002fBerlin\u0000 Asia/To\u212ayo'],
  ])('is rejected with %s: %s', (_what, refused) => {
    expect(refused.split(' ').filter((name) => canonicalTimeZone(name) !== undefined)).toEqual([]);
  });

  it('is a single name, not several adjacent ones', () => {
    expect(canonicalTimeZone('Europe/Berlin Bratislava')).toBeUndefined();
    expect(canonicalTimeZone('')).toBeUndefined();
  });

  const system = '/usr/share/zoneinfo/tzdata.zi';
  const lines = existsSync(system) ? readFileSync(system, 'utf8').split('\n') : [];
  const isOlder = (lines[0] ?? '') <= `# version ${version}`;

  it('is any zone or link in the database of this machine, if that is not newer', () => {
    const defined = lines.flatMap((line) => /^(?:Z (\S+)|L \S+ (\S+))/.exec(line)?.slice(1).filter(Boolean) ?? []);
    expect(defined.filter((name) => isOlder && name !== 'Factory' && canonicalTimeZone(name) !== name)).toEqual([]);
  });
});
