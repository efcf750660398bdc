import { environments } from '../../infra/environments/environments';

// The CDK app with environments without an authorizer.
for (const environment of environments) environment.authorizer = { kind: 'none' };
void import('../../infra/app');
