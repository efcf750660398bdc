/** A configuration file of apt (sources.list(5)): `*.sources` have the deb822 format, all others one entry per line. */
export interface SourcesFile {
  name: string;
  text: string;
}

interface Entry {
  types: string[];
  uris: string[];
  suites: string[];
  components: string[];
}

/** Suites that contain only a part of Debian. */
const partial = /-(security|updates|backports|proposed-updates|debug)$|\/$/;

/** URLs from which both debootstrap and the new root file system can download. */
const fetchable = /^https?:/;

/** Returns the Debian mirror in the configuration of apt; undefined when there is none. */
export function debianMirror(files: readonly SourcesFile[]): string | undefined {
  const entries = files.flatMap(({ name, text }) => (name.endsWith('.sources') ? stanzas(text) : lines(text)));
  const whole = entries.filter(
    ({ types, suites, components }) => types.includes('deb') && components.includes('main') && suites.some((suite) => !partial.test(suite)),
  );
  return whole.flatMap(({ uris }) => uris).find((uri) => fetchable.test(uri));
}

function stanzas(text: string): Entry[] {
  const withoutComments = text.replaceAll(/^#.*\n?/gm, '');
  return withoutComments.split(/\n\s*\n/).flatMap((stanza) => {
    const field = (name: string) =>
      (new RegExp(`^${name}:((?:.*(?:\\n[ \\t].*)*))`, 'im').exec(stanza)?.[1] ?? '').split(/\s+/).filter(Boolean);
    if (field('Enabled')[0] === 'no') return [];
    return [{ types: field('Types'), uris: field('URIs'), suites: field('Suites'), components: field('Components') }];
  });
}

function lines(text: string): Entry[] {
  return text.split('\n').flatMap((line) => {
    const [, type, uri, suite, components] = /^\s*(deb|deb-src)\s+(?:\[[^\]]*\]\s+)?(\S+)\s+(\S+)([^#]*)/.exec(line) ?? [];
    if (type === undefined || uri === undefined || suite === undefined) return [];
    return [{ types: [type], uris: [uri], suites: [suite], components: (components ?? '').split(/\s+/) }];
  });
}
