const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

export const percentile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;

/** Collects measurements by name. */
export function samples() {
  const gathered = new Map<string, number[]>();
  const add = (name: string, value: number) => void gathered.set(name, [...(gathered.get(name) ?? []), value]);
  return { add, median: (name: string) => median(gathered.get(name) ?? []) };
}

/** Returns rows as a Markdown table. */
export function table(header: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const line = (cells: readonly (string | number)[]) =>
    `| ${cells.map((cell) => (typeof cell === 'number' ? shown(cell) : cell)).join(' | ')} |`;
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n');
}

const shown = (value: number): string => value.toLocaleString('en', { maximumSignificantDigits: 3 });
