import { timeZones } from '../../../generated/time-zones';
import { cached } from './cached';

const nameFormat = /^[A-Za-z][\w+/-]*$/;

/** Returns the name of an IANA time zone or link in the case of the database; undefined for any other text. @param name in any case */
export const canonicalTimeZone = cached((name) => {
  if (!nameFormat.test(name)) return undefined;
  const slash = name.indexOf('/');
  const region = Object.keys(timeZones).find((key) => key.toLowerCase() === name.slice(0, Math.max(slash, 0)).toLowerCase());
  if (region === undefined) return undefined;
  const names = ` ${timeZones[region]} `;
  const at = names.toLowerCase().indexOf(` ${name.slice(slash + 1).toLowerCase()} `) + 1;
  if (at === 0) return undefined;
  return (slash < 0 ? '' : `${region}/`) + names.slice(at, at + name.length - slash - 1);
});
