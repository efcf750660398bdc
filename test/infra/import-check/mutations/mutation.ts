import type definition from '../../../../generated/api-gateway.json';
import { withPreflightsFor } from '../../../../src/cors';
import type { Expectations } from '../../../../infra/import-check/rule';

type Loose<T> = T extends object ? { [Key in keyof T]: Loose<T[Key]> } & Record<string, unknown> : T;
type Definition = Loose<typeof definition>;

/** A change of the generated definition that exactly one rule reports. */
export interface Mutation {
  rule: string;
  what: string;
  location: string;
  expectations?: Partial<Expectations>;
  change(body: Definition): void;
}

export const set =
  (pick: (body: Definition) => object, values: object): Mutation['change'] =>
  (body) =>
    void Object.assign(pick(body), values);
export const drop =
  (pick: (body: Definition) => object, key: string): Mutation['change'] =>
  (body) =>
    void Reflect.deleteProperty(pick(body), key);

/** Changes the definition as the stack does for two allowed origins. */
export function allowOrigins(body: Definition): void {
  // The type of the generated definition, because a change may add members of any type.
  const current: typeof definition = JSON.parse(JSON.stringify(body));
  const { paths } = withPreflightsFor(current, ['https://a.example', 'https://b.example']);
  const errors = JSON.stringify(body['x-amazon-apigateway-gateway-responses']).replaceAll('${AllowedOrigin}', '*');
  Object.assign(body, { paths, 'x-amazon-apigateway-gateway-responses': JSON.parse(errors) });
}

export const root = (body: Definition) => body;
export const post = (body: Definition) => body.paths['/users'].post;
export const get = (body: Definition) => body.paths['/users'].get;
export const options = (body: Definition) => body.paths['/users'].options;
export const parameter = (body: Definition): object => Object(post(body).parameters[0]);
export const requests = (body: Definition) => post(body).requestBody;
export const json = (body: Definition) => requests(body).content['application/json'];
export const integration = (body: Definition) => post(body)['x-amazon-apigateway-integration'];
export const mock = (body: Definition) => options(body)['x-amazon-apigateway-integration'];
export const schemas = (body: Definition) => body.components.schemas;
export const scheme = (body: Definition) => body.components.securitySchemes.bearerAuth;
export const authorizer = (body: Definition) => scheme(body)['x-amazon-apigateway-authorizer'];
export const responses = (body: Definition) => body['x-amazon-apigateway-gateway-responses'];
export const throttled = (body: Definition) => responses(body).THROTTLED;

export const postAt = 'paths./users.post';
export const modelAt = 'components.schemas.CreateUserRequest';
export const schemeAt = 'components.securitySchemes.bearerAuth';
export const audienceAt = `${schemeAt}.x-amazon-apigateway-authorizer.identityValidationExpression`;
export const throttledAt = 'x-amazon-apigateway-gateway-responses.THROTTLED';

export const row = (
  rule: string,
  what: string,
  location: string,
  change: Mutation['change'],
  expectations: Partial<Expectations> = {},
) => ({
  rule,
  what,
  location,
  change,
  expectations,
});
