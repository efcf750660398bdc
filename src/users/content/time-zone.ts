import { timeZones } from '../../../generated/time-zones';
import { remembered } from '../remembered';

const likeName = /^[A-Za-z][\w+/-]*$/;

/** Returns the name of a zone or link of the IANA database as the database spells it, from a name in any case; nothing for any other text. */
export const canonicalTimeZone = remembered((name) => {
  if (!likeName.test(name)) return undefined;
  const slash = name.indexOf('/');
  const region = Object.keys(timeZones).find((key) => key.toLowerCase() === name.slice(0, Math.max(slash, 0)).toLowerCase());
  if (region === undefined) return undefined;
  const places = ` ${timeZones[region]} `;
  const at = places.toLowerCase().indexOf(` ${name.slice(slash + 1).toLowerCase()} `) + 1;
  if (at === 0) return undefined;
  return (slash < 0 ? '' : `${region}/`) + places.slice(at, at + name.length - slash - 1);
});
