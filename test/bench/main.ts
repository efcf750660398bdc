import { benchAuthorization } from './authorization';
import { benchServePath } from './serve-path';
import { benchSettings } from './settings';

void benchServePath().then(benchAuthorization).then(benchSettings);
