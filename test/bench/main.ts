import { benchAuthorization } from './authorization';
import { benchServePath } from './serve-path';
import { benchSettings } from './settings';
import { benchWholePath } from './whole-path';

void benchServePath().then(benchAuthorization).then(benchSettings).then(benchWholePath);
