// Writes docs/architecture.svg: npm run docs:picture
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { architecture } from './architecture';
import { svgOf } from './svg';

writeFileSync(join(__dirname, '../architecture.svg'), svgOf(architecture));
