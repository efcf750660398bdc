/** Boxes in bands from top to bottom, on a grid of four columns. */
export interface Picture {
  title: string;
  bands: readonly Band[];
}

interface Band {
  label: string;
  boxes: readonly Box[];
  /** The text above each arrow from one box to the next in the band. */
  across?: readonly string[];
  /** The columns in which an arrow leads to the next band, and the text beside the first arrow. */
  below?: { columns: readonly number[]; label: string };
}

interface Box {
  column: number;
  /** Columns that the box covers; 1 when absent. */
  columns?: number;
  kind: 'contract' | 'generated' | 'runs';
  title: string;
  lines: readonly string[];
}

// Pixels.
const column = { width: 202, gap: 48 };
const margin = 16;
const labelHeight = 30;
const boxHeight = 82;
const bandGap = 42;
const width = 2 * margin + 4 * column.width + 3 * column.gap;

// The background is part of the picture, so that either set of colours is legible on any page. Each contrast is at least 4.5.
const style = `
  text { font: 13px system-ui, sans-serif; fill: #24292f; text-anchor: middle }
  .page { fill: #ffffff }
  .label { font-weight: 600; fill: #57606a; text-anchor: start }
  .title { font-size: 15px; font-weight: 600 }
  .note { font-size: 12px; fill: #57606a }
  .aside { text-anchor: start }
  rect { stroke-width: 1.5 }
  .contract { fill: #ddf4ff; stroke: #0969da }
  .generated { fill: #dafbe1; stroke: #1a7f37 }
  .runs { fill: #f6f8fa; stroke: #57606a }
  .arrow { stroke: #57606a; stroke-width: 1.5; fill: none; marker-end: url(#head) }
  #head path { fill: #57606a }
  @media (prefers-color-scheme: dark) {
    text { fill: #e6edf3 }
    .page { fill: #0d1117 }
    .label, .note { fill: #b1bac4 }
    .contract { fill: #0c2d6b; stroke: #4493f8 }
    .generated { fill: #0f2f1a; stroke: #3fb950 }
    .runs { fill: #161b22; stroke: #9198a1 }
    .arrow { stroke: #9198a1 }
    #head path { fill: #9198a1 }
  }`;

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const leftOf = (index: number): number => margin + index * (column.width + column.gap);
const middleOf = (index: number): number => leftOf(index) + column.width / 2;

const text = (kind: string, x: number, y: number, content: string): string =>
  `<text class="${kind}" x="${x}" y="${y}">${escaped(content)}</text>`;

/** Returns the picture as the text of an SVG file. */
export function svgOf({ title, bands }: Picture): string {
  const height = margin + bands.length * (labelHeight + boxHeight + bandGap) - bandGap + margin;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escaped(title)}">`,
    `<style>${style}\n</style>`,
    '<defs><marker id="head" markerWidth="9" markerHeight="8" refX="8" refY="4" orient="auto"><path d="M0 0 L9 4 L0 8 Z"/></marker></defs>',
    `<rect class="page" width="${width}" height="${height}" rx="8"/>`,
    ...bands.flatMap((band, index) => bandAt(band, margin + index * (labelHeight + boxHeight + bandGap))),
    '</svg>',
    '',
  ].join('\n');
}

function bandAt({ label, boxes, across = [], below }: Band, y: number): string[] {
  const top = y + labelHeight;
  return [
    text('label', margin, y + 18, label),
    ...boxes.flatMap((box) => boxAt(box, top)),
    ...across.flatMap((note, index) => arrowAcross(index, top + boxHeight / 2, note)),
    ...(below ? arrowsBelow(below, top + boxHeight) : []),
  ];
}

function boxAt({ column: index, columns = 1, kind, title, lines }: Box, y: number): string[] {
  const covered = columns * column.width + (columns - 1) * column.gap;
  const middle = leftOf(index) + covered / 2;
  return [
    `<rect class="${kind}" x="${leftOf(index)}" y="${y}" width="${covered}" height="${boxHeight}" rx="6"/>`,
    text('title', middle, y + 26, title),
    ...lines.map((line, row) => text('note', middle, y + 48 + row * 17, line)),
  ];
}

const arrowAcross = (index: number, y: number, note: string): string[] => [
  `<path class="arrow" d="M${leftOf(index) + column.width + 3} ${y} H${leftOf(index + 1) - 4}"/>`,
  text('note', leftOf(index) + column.width + column.gap / 2, y - 8, note),
];

/** The arrows end above the label of the next band. */
const arrowsBelow = ({ columns, label }: { columns: readonly number[]; label: string }, y: number): string[] => [
  ...columns.map((index) => `<path class="arrow" d="M${middleOf(index)} ${y + 3} V${y + bandGap - 4}"/>`),
  text('note aside', middleOf(columns[0] ?? 0) + 12, y + bandGap / 2 + 4, label),
];
