// Replaces src/http/authorization: every caller is accepted.
import type { Authorize } from '../../../src/http/authorization';

const caller = { sub: '3f2b8c1e-5d4a-4c6b-9e7f-0a1b2c3d4e5f', administrator: false };

export const authorization = (): Authorize => () => caller;
