import { readFileSync, writeFileSync } from 'node:fs';
import { statedVersion, version } from './emit/time-zones';

// Run by `npm run update:time-zones`, between the installation of the database and `npm run generate`.
const text = readFileSync('openapi.yaml', 'utf8');
writeFileSync('openapi.yaml', text.replace(statedVersion, `version ${version} of the database`));
