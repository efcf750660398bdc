import { readFileSync, writeFileSync } from 'node:fs';
import { statedVersion, version } from './emit/time-zones';

// Writes the installed version of the time zone database into openapi.yaml. `npm run update:time-zones` runs it before `npm run generate`.
const text = readFileSync('openapi.yaml', 'utf8');
writeFileSync('openapi.yaml', text.replace(statedVersion, `version ${version} of the database`));
