import { environments } from '../../infra/environments/environments';

// The app with environments that ask nobody who they are.
for (const environment of environments) environment.authorizer = { kind: 'none' };
void import('../../infra/app');
