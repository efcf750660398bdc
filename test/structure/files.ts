import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';

export const root = join(__dirname, '../..');

const notOurs = /(^|\/)(node_modules|\.git|\.build|\.data|\.swiftpm|coverage|cdk\.out|dist)(\/|$)/;

function below(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = posix.join(folder, entry.name);
    if (notOurs.test(path)) return [];
    return entry.isDirectory() ? below(path) : [path];
  });
}

/** Returns the files of the project below a folder, as paths from the root. A missing folder has no files. */
export const filesIn = (folder: string): string[] => (existsSync(join(root, folder)) ? below(folder).toSorted() : []);

export const textOf = (file: string): string => readFileSync(join(root, file), 'utf8');
