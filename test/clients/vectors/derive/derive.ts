import type { Vector } from '../vector';
import { readOperations } from './contract';
import { failures } from './failures';
import { outcomes } from './outcomes';
import { requests } from './requests';

/** Returns the files in `derived/`: content by name. They follow from the contract. */
export function derivedFiles(): Map<string, string> {
  return new Map(
    readOperations().map((operation) => {
      const vectors = [...requests(operation), ...outcomes(operation), ...failures(operation)];
      return [`${operation.id}.json`, fileOf(vectors)];
    }),
  );
}

/** Returns the text of a file with one line for each step. A JSON object that is long and is repeated becomes a definition. */
function fileOf(vectors: readonly Vector[]): string {
  const definitions = repeated(vectors).map((text, index): [string, string] => [text, `${index + 1}`]);
  // The outer objects come first, because they contain the inner ones.
  const outerFirst = definitions.toReversed();
  const short = (json: string): string =>
    outerFirst.reduce((text, [object, name]) => (object === json ? text : text.replaceAll(object, JSON.stringify({ $use: name }))), json);
  const lines = vectors.map(({ steps, ...rest }) => {
    const head = JSON.stringify(rest).slice(1, -1);
    const stepLines = steps.map((step) => `        ${short(JSON.stringify(step))}`);
    return `    { ${head}, "steps": [\n${stepLines.join(',\n')}\n    ] }`;
  });
  const defined = definitions.map(([text, name]) => `    "${name}": ${short(text)}`);
  return `{\n  "definitions": {\n${defined.join(',\n')}\n  },\n  "vectors": [\n${lines.join(',\n')}\n  ]\n}\n`;
}

/** The number of characters from which a repeated object becomes a definition. */
const long = 150;

/** Returns the texts of the long objects that occur in more than one step, the innermost first. */
function repeated(vectors: readonly Vector[]): string[] {
  const counts = new Map<string, number>();
  const count = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const member of Object.values(value)) count(member);
    const text = JSON.stringify(value);
    if (!Array.isArray(value) && text.length >= long) counts.set(text, (counts.get(text) ?? 0) + 1);
  };
  for (const { steps } of vectors) for (const step of steps) for (const member of Object.values(step)) count(member);
  const found = [...counts].filter(([, times]) => times > 1).map(([text]) => text);
  // An object inside another repeated object is enough: the outer one would repeat it.
  return found.filter((text) => !found.some((outer) => outer !== text && outer.includes(text) && counts.get(outer) === counts.get(text)));
}
