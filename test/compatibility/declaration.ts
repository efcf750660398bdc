import { type Baseline, textIn, versionIn } from './releases';
import type { Break } from './break';
import { sectionOf } from './changelog';
import { compareVersions, nextBreakingVersion } from './version';

/** A part of the product with clients of its own, and where its changelog declares breaking changes. */
export interface Part {
  name: string;
  changelog: string;
  /** The headings below the heading of the version. */
  headings: readonly string[];
}

export const parts = {
  contract: { name: 'The contract', changelog: 'CHANGELOG.md', headings: ['### Contract', '#### Breaking'] },
  typescript: { name: 'The TypeScript SDK', changelog: 'clients/typescript/CHANGELOG.md', headings: ['### Breaking'] },
  swift: { name: 'The Swift SDK', changelog: 'clients/swift/CHANGELOG.md', headings: ['### Breaking'] },
} as const satisfies Record<string, Part>;

/** The state of a working copy that decides whether breaking changes are declared. */
export interface State {
  baseline: Baseline;
  /** The version of the working copy. */
  version: string;
  /** The text of the changelog of the part. */
  changelog: string;
}

/** Reads the state of a working copy. */
export const stateIn = (root: string, { changelog }: Part, baseline: Baseline): State => ({
  baseline,
  version: versionIn(root),
  changelog: textIn(root, changelog),
});

/**
 * Returns what is wrong with breaking changes and what to do, or undefined if the version is high enough and the changelog names each of
 * them.
 */
export function undeclared(part: Part, breaks: readonly Break[], state: State): string | undefined {
  const required = nextBreakingVersion(state.baseline.version);
  const isBumped = compareVersions(state.version, required) >= 0;
  const declared = sectionOf(state.changelog, [`## ${state.version}`, ...part.headings]);
  const open = isBumped ? breaks.filter(({ subject }) => !names(declared, subject)) : breaks;
  if (open.length === 0) return undefined;
  const subjects = [...new Set(open.map(({ subject }) => subject))];
  return [
    `${part.name} breaks clients of version ${state.baseline.version}:`,
    open.map(({ what, where }) => `- ${what}\n  ${where}`).join('\n'),
    `If you did not intend ${open.length === 1 ? 'this change, undo it' : 'these changes, undo them'}. Otherwise:`,
    ...(state.baseline.isReleased
      ? [numbered([...(isBumped ? [] : [bump(required)]), entries(part, isBumped ? state.version : required, subjects)])]
      : [replace(state.baseline.version)]),
  ].join('\n\n');
}

const numbered = (steps: readonly string[]): string => steps.map((step, index) => `${index + 1}. ${step}`).join('\n');

const bump = (version: string): string =>
  `Set the version to ${version} or higher in openapi.yaml, package.json and clients/typescript/package.json, and run \`npm run generate\`.`;

const entries = ({ changelog, headings }: Part, version: string, subjects: readonly string[]): string => {
  const where = [`## ${version}`, ...headings].map((heading) => `"${heading}"`).join(', ');
  const quoted = subjects.map((subject) => `\`${subject}\``).join(', ');
  return `Describe each change in ${changelog}, below the headings ${where}. The text must contain ${quoted}.`;
};

const replace = (version: string): string =>
  `Run \`npm run record:release\` and commit the difference. Version ${version} is not released yet: CHANGELOG.md calls it (unreleased). ` +
  'Until it is released, its record may be replaced.';

/** Whether a text contains a name, and not only as a part of a longer name. */
function names(text: string, name: string): boolean {
  const escaped = name.replaceAll(/[$()*+./?[\\\]^{|}-]/g, String.raw`\$&`);
  return new RegExp(String.raw`(?<![\w-])${escaped}(?![\w-])`).test(text);
}
