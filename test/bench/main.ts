// Measures a function without its store, with authorization and without, and its settings: npm run bench -- [--json FILE]
import { parseArgs } from 'node:util';
import { benchAuthorization } from './authorization';
import { benchServePath } from './serve-path';
import { benchSettings } from './settings';

const { values } = parseArgs({ options: { json: { type: 'string' } } });

void benchServePath(values.json).then(benchAuthorization).then(benchSettings);
