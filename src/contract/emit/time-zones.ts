import database from 'moment-timezone/data/packed/latest.json';
import { banner, literal } from './code';
import type { Contract } from '../model';

/** The installed version of the IANA time zone database, such as 2026f. */
export const { version } = database;

/** Matches the version of the database in the description of TimeZone. */
export const statedVersion = /\bversion (20[0-9]{2}[a-z]+) of the database/;

/**
 * Emits generated/time-zones.ts: the names of the zones and links in the IANA time zone database.
 * @throws ContractError if the description of TimeZone does not state the installed version
 */
export function emitTimeZones({ namedTypes }: Contract): string {
  const described = namedTypes.find(({ name }) => name === 'TimeZone');
  if (described && statedVersion.exec(described.description)?.[1] !== version) {
    throw described.location.error(
      `the description does not state the installed version of the IANA time zone database, ${version}`,
      'Run `npm run update:time-zones`',
    );
  }
  return `${banner}
/** The names in the IANA time zone database, version ${version}, by the part before the first slash. '' contains the names without a slash. */
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
