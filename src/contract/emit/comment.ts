/** A TypeScript doc comment of paragraphs; empty ones are left out. Ends in a line break, and is empty when there is nothing to say. */
export function docComment(paragraphs: readonly string[], indent = ''): string {
  const lines = paragraphs.filter((text) => text !== '').flatMap((text, index) => [...(index > 0 ? [''] : []), ...linesOf(text)]);
  const [only, ...more] = lines;
  if (only === undefined) return '';
  if (more.length === 0) return `${indent}/** ${only} */\n`;
  return `${indent}/**\n${lines.map((line) => `${indent} *${line === '' ? '' : ` ${line}`}\n`).join('')}${indent} */\n`;
}

/** Words as lines of at most so many characters, unless a word is longer. */
export function wrapped(words: readonly string[], width: number): string {
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last === undefined || last.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines.join('\n');
}

// What would end the comment, and what editors and compilers take for the end of a line.
function linesOf(text: string): string[] {
  return text
    .replaceAll('*/', String.raw`*\/`)
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map((line) => line.trimEnd());
}
