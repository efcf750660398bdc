// A rule about the content of the states: a write must change the members that it sends, and a patch no others.
import { callIdIn, type Call, patchedNames, type Profile } from '../history';
import { describeState, type Rule, violation } from './rule';
import type { Observation } from './user-history';

const members = ['email', ...patchedNames] as const;

/** A state must have the content that its write makes of the state before it: a patch keeps the members that it does not send. */
export const otherContent: Rule = ({ seen, updates }) => {
  const writes = new Map(updates.map((call) => [call.id, call]));
  const states = new Map(seen.map((one) => [keyOf(one.profile), one]));
  return seen.flatMap((one) => {
    const write = writes.get(callIdIn(one.profile.displayName) ?? 0);
    const { version } = one.profile;
    const before = states.get(keyOf({ ...one.profile, version: version - 1 }));
    const wrong = write && members.filter((name) => one.profile[name] !== expected(write, name, before, one));
    if (write === undefined || wrong === undefined || wrong.length === 0) return [];
    return violation('lost', `${write.method} ${write.id} did not keep or set ${wrong.join(', ')}: ${describeState(one)}`);
  });
};

const keyOf = ({ createdAt, version }: Pick<Profile, 'createdAt' | 'version'>): string => `${createdAt} ${version}`;

/** Returns the value after a write. If nobody has seen the state before a patch, any value is accepted for a member that it does not send. */
function expected(write: Call, name: (typeof members)[number], before: Observation | undefined, after: Observation): string | undefined {
  const sent = write.content?.[name];
  if (sent !== undefined) return sent ?? undefined;
  if (write.method === 'update') return undefined;
  return (before ?? after).profile[name];
}
