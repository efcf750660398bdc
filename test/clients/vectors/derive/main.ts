import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { derivedFiles } from './derive';

// npm run vectors
const folder = join(__dirname, '../derived');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder);
for (const [name, content] of derivedFiles()) writeFileSync(join(folder, name), content);
