import { readFileSync } from 'node:fs';

/** A block of code in a document. */
export interface Block {
  /** Of its first line in the document. */
  line: number;
  text: string;
}

/** The blocks of a document that are in a language. */
export function blocksOf(document: string, language: string): Block[] {
  const text = readFileSync(document, 'utf8');
  return [...text.matchAll(/^```(\w+)\n([^]*?)^```$/gm)]
    .filter(([, tongue]) => tongue === language)
    .map(({ index, 2: code = '' }) => ({ line: text.slice(0, index).split('\n').length + 1, text: code }));
}

/** What the comments beside `console.log(…);` say that it prints. */
export const promised = ({ text }: Block): string[] => [...text.matchAll(/console\.log\(.*\); \/\/ (.*)$/gm)].map(([, line = '']) => line);
