/** A bar with the text at its end. */
export interface Bar {
  label: string;
  value: number;
  text: string;
  /** Index of the color. */
  kind: number;
}

export interface Chart {
  title: string;
  subtitle: string;
  groups: { label: string; bars: Bar[] }[];
  /** Draws a line at this value, the value of comparison. */
  mark?: number;
}

const width = 760;
const left = 190;
const right = 90;
const barHeight = 18;
const groupGap = 16;
const top = 64;

// Each set has a contrast of at least 4.5 to its background.
const style = `
  text { font: 13px system-ui, sans-serif; fill: #24292f }
  .title { font-size: 16px; font-weight: 600 }
  .quiet { fill: #57606a }
  .mark { stroke: #57606a; stroke-dasharray: 4 3 }
  .k0 { fill: #0969da } .k1 { fill: #1a7f37 } .k2 { fill: #9a6700 } .k3 { fill: #8250df }
  @media (prefers-color-scheme: dark) {
    text { fill: #e6edf3 }
    .quiet { fill: #9198a1 }
    .mark { stroke: #9198a1 }
    .k0 { fill: #4493f8 } .k1 { fill: #3fb950 } .k2 { fill: #d29922 } .k3 { fill: #ab7df8 }
  }`;

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const rounded = (value: number): string => String(Math.round(value * 10) / 10);

/** Returns horizontal bars in groups as an SVG for light and dark backgrounds. */
export function bars({ title, subtitle, groups, mark }: Chart): string {
  const most = Math.max(mark ?? 0, ...groups.flatMap((group) => group.bars.map(({ value }) => value)));
  const at = (value: number) => left + (value / most) * (width - left - right);
  const parts: string[] = [];
  let y = top;
  for (const { label, bars: all } of groups) {
    parts.push(`<text x="0" y="${y + 13}" font-weight="600">${escaped(label)}</text>`);
    for (const bar of all) {
      parts.push(...barAt(bar, y, at(bar.value)));
      y += barHeight + 4;
    }
    y += groupGap;
  }
  const height = y;
  if (mark !== undefined)
    parts.push(`<line class="mark" x1="${rounded(at(mark))}" x2="${rounded(at(mark))}" y1="${top - 6}" y2="${height - 10}"/>`);
  const head = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escaped(title)}">`;
  const titles = [
    `<text class="title" x="0" y="20">${escaped(title)}</text>`,
    `<text class="quiet" x="0" y="42">${escaped(subtitle)}</text>`,
  ];
  return [head, `<style>${style}\n</style>`, ...titles, ...parts, '</svg>', ''].join('\n');
}

function barAt({ label, text, kind }: Bar, y: number, end: number): string[] {
  return [
    `<text class="quiet" x="${left - 8}" y="${y + 13}" text-anchor="end">${escaped(label)}</text>`,
    `<rect class="k${kind}" x="${left}" y="${y}" width="${rounded(Math.max(1, end - left))}" height="${barHeight}" rx="2"/>`,
    `<text x="${rounded(end + 6)}" y="${y + 13}">${escaped(text)}</text>`,
  ];
}
