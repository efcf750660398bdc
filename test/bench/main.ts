import { benchServePath } from './serve-path';
import { benchWholePath } from './whole-path';

void benchServePath().then(benchWholePath);
