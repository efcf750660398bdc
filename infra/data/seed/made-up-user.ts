import { createHash } from 'node:crypto';
import { profileOf } from '../../../src/dynamodb/items';
import type { UserProfile } from '../../../src/users/profile';
import { chance, pick, type Random, randomOf } from './random';
import { type Region, regions } from './regions';

const bios = [
  'Coffee first.',
  'Runner, reader, parent of two.',
  'Here for the maps.\nSays hello to every dog.',
  'Engineer by day 🚲',
  'Photography, mostly trains.',
  'Learning to cook.',
] as const;

/** The users were created in the two years before this time. It is fixed, so that the same seed always makes the same users. */
const latest = Date.parse('2026-01-01T00:00:00.000Z');
const twoYears = 2 * 365 * 86_400_000;
const eighteenYears = 18 * 365 * 86_400_000;

/**
 * Returns a made-up user. The same seed and number always return the same user; different ones have different ids and email addresses. Email addresses
 * and URLs are below example.com, which is reserved (RFC 2606).
 */
export function madeUpUser(seed: number, number: number): UserProfile {
  const hash = createHash('sha256').update(`${seed}/${number}`).digest();
  const random = randomOf(hash.readUInt32BE(28));
  const region = pick(random, regions);
  const [givenName, familyName] = [pick(random, region.givenNames), pick(random, region.familyNames)];
  const created = latest - Math.floor(random() * twoYears);
  const version = chance(random, 0.6) ? 1 : 1 + Math.ceil(random() * 9);
  return profileOf({
    userId: uuidOf(hash),
    email: `${mailbox(givenName, familyName)}.${seed}-${number.toString(36)}@example.com`,
    displayName: region.familyFirst ? `${familyName}${givenName}` : `${givenName} ${familyName}`,
    ...(chance(random, 0.8) && { givenName, familyName }),
    ...optional(random, region, hash),
    version,
    createdAt: new Date(created).toISOString(),
    updatedAt: new Date(version === 1 ? created : created + Math.floor(random() * (latest - created))).toISOString(),
  });
}

function optional(random: Random, { locale, timeZones, phonePrefix }: Region, hash: Buffer): Partial<UserProfile> {
  const birth = latest - eighteenYears - Math.floor(random() * 60 * 365 * 86_400_000);
  return {
    ...(phonePrefix !== undefined && chance(random, 0.4) && { phoneNumber: `${phonePrefix}${100 + Math.floor(random() * 100)}` }),
    ...(chance(random, 0.3) && { birthDate: new Date(birth).toISOString().slice(0, 10) }),
    ...(chance(random, 0.5) && { avatarUrl: `https://images.example.com/${hash.toString('hex', 16, 28)}.jpg` }),
    ...(chance(random, 0.25) && { bio: pick(random, bios) }),
    ...(chance(random, 0.9) && { locale, timeZone: pick(random, timeZones) }),
    ...(chance(random, 0.5) && {
      preferences: { theme: pick(random, ['system', 'light', 'dark'] as const), notifications: { push: chance(random, 0.7) } },
    }),
    ...(chance(random, 0.3) && { metadata: { plan: pick(random, ['free', 'plus', 'pro']) } }),
  };
}

/** Returns a UUID (version 8, RFC 9562 §5.8). */
function uuidOf(hash: Buffer): string {
  const bytes = Buffer.from(hash.subarray(0, 16));
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** Returns the names in ASCII letters, or `user` for names in another script. */
function mailbox(givenName: string, familyName: string): string {
  const ascii = (name: string) =>
    name
      .normalize('NFD')
      .toLowerCase()
      .replaceAll(/[^a-z]/g, '');
  return [ascii(givenName), ascii(familyName)].filter(Boolean).join('.') || 'user';
}
