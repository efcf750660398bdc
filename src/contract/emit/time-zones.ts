import database from 'moment-timezone/data/packed/latest.json';
import { banner } from './banner';
import { literal } from './literal';
import type { Contract } from '../model';

/** The version of the IANA time zone database that is installed, such as 2026f. */
export const { version } = database;

/** Where a text states a version of the database. */
export const statedVersion = /\bversion (20[0-9]{2}[a-z]+) of the database/;

/**
 * generated/time-zones.ts: the names of the zones and links of the IANA time zone database.
 * @throws ContractError when the description of TimeZone states another version than the installed one.
 */
export function emitTimeZones({ shapes }: Contract): string {
  const shape = shapes.find(({ name }) => name === 'TimeZone');
  if (shape && statedVersion.exec(shape.description)?.[1] !== version) {
    throw shape.place.error(
      `the description does not state version ${version} of the IANA time zone database, which is installed`,
      '`npm run update:time-zones` writes it there',
    );
  }
  return `${banner}
/** The names of the IANA time zone database, version ${version}, by their part before the first slash; '' has those without one. */
export const timeZones: Readonly<Record<string, string>> = ${literal(byRegion(names()))};
`;
}

function names(): string[] {
  const zones = database.zones.map((zone) => zone.split('|')[0] ?? '');
  const links = database.links.flatMap((link) => link.split('|'));
  return [...new Set([...zones, ...links])].toSorted();
}

function byRegion(all: readonly string[]): Record<string, string> {
  const regions = new Map<string, string[]>([['', []]]);
  for (const name of all) {
    const slash = name.indexOf('/');
    const region = name.slice(0, Math.max(slash, 0));
    regions.set(region, [...(regions.get(region) ?? []), name.slice(slash + 1)]);
  }
  return Object.fromEntries([...regions].map(([region, places]) => [region, places.join(' ')]));
}
