const levelOf = (line: string): number => /^#+(?= )/.exec(line)?.[0].length ?? Number.POSITIVE_INFINITY;

const isHeading = (line: string, heading: string): boolean => line === heading || line.startsWith(`${heading} `);

/**
 * Returns the text below nested headings of a changelog, up to the next heading of the same level.
 * @param headings the headings with their number signs, from the outermost one. A heading may continue: `## 0.2.0` finds `## 0.2.0 (unreleased)`.
 * @returns the empty text if a heading is missing.
 */
export function sectionOf(changelog: string, headings: readonly string[]): string {
  return headings.reduce((text, heading) => below(text.split('\n'), heading), withoutCodeBlocks(changelog));
}

function below(lines: readonly string[], heading: string): string {
  const start = lines.findIndex((line) => isHeading(line, heading));
  if (start < 0) return '';
  const rest = lines.slice(start + 1);
  const end = rest.findIndex((line) => levelOf(line) <= levelOf(heading));
  return rest.slice(0, end < 0 ? undefined : end).join('\n');
}

const withoutCodeBlocks = (text: string): string => text.replaceAll(/^```[^]*?^```$/gm, '');

/** Returns the versions with a heading of their own that does not say `(unreleased)`, newest first. */
export const releasedVersions = (changelog: string): string[] =>
  [...changelog.matchAll(/^## (\d+\.\d+\.\d+)\b(?!.*\(unreleased\))/gm)].map(([, version = '']) => version);
