import definition from '../../generated/api-gateway.json';

// The CDK app with a definition that API Gateway would not import as intended.
Object.assign(definition, { openapi: '3.1.0' });
Reflect.deleteProperty(definition.paths['/users'].post, 'security');
void import('../../infra/app');
