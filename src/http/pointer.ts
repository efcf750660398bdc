const likeName = /^(?:[A-Za-z_$][\w$./~-]{0,63}|[0-9]{1,4})$/;
/** Of names alone that look like some and need no escape. */
const plain = /^(?:\/(?:[A-Za-z_$][\w$.-]{0,63}|[0-9]{1,4}))*$/;

/**
 * A JSON Pointer (RFC 6901). It ends before the first name that looks like none: callers who mistake a value for a name have put an e-mail
 * address there, or a token.
 */
export function pointerTo(...names: string[]): string {
  const strange = names.findIndex((name) => !likeName.test(name));
  const said = strange < 0 ? names : names.slice(0, strange);
  return said.map((name) => `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** The pointer to a member of what is at another pointer, or the other one, with the same end. */
export function pointerBelow(pointer: string, name: string | undefined): string {
  const whole = name === undefined ? pointer : `${pointer}/${name}`;
  if (plain.test(whole) && !name?.includes('/')) return whole;
  return pointerTo(...namesIn(pointer), ...(name === undefined ? [] : [name]));
}

const namesIn = (pointer: string): string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~'));
