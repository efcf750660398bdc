import { benchServePath } from './serve-path';
import { benchSettings } from './settings';
import { benchWholePath } from './whole-path';

void benchServePath().then(benchSettings).then(benchWholePath);
