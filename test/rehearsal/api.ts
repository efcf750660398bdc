import { isObject, type Json, objectIn } from '../../infra/import-check/json';
import { functionsByAlias } from './aliases';
import type { Resolve } from './intrinsics';
import { basePathOf } from './domain';
import { matches } from './policies';
import { manyOf, objectAt, onlyResource, resourcesOf, type Template, TemplateError } from './template';

/** The API of a template in the form that the local gateway reads. */
export interface RehearsedApi {
  /** The imported definition with its intrinsic functions resolved and its functions named by logical ids. */
  body: Json;
  /** Whether a permission allows the API to invoke the alias of a function for a method. */
  mayCall(functionId: string, method: string, resource: string): boolean;
  throttling: { rate: number; burst: number } | undefined;
  /** The base path of the domain. Undefined: clients call the API without one. */
  basePath: string | undefined;
}

const uri = /^arn:aws:apigateway:[^:]+:lambda:path\/2015-03-31\/functions\/(arn:.+)\/invocations$/;

/** Whether at least one method of the definition requires authentication. */
export const requiresAuthentication = (body: Json): boolean =>
  Object.values(objectIn(body, 'paths'))
    .filter(isObject)
    .some((item) => Object.values(item).some((method) => isObject(method) && 'security' in method));

/** Reads the API of a template. @throws TemplateError if the API invokes a missing function or has no stage */
export function readApi(template: Template, resolve: Resolve): RehearsedApi {
  const { id, properties } = onlyResource(template, 'AWS::ApiGateway::RestApi');
  const stage = onlyResource(template, 'AWS::ApiGateway::Stage');
  const apiId = resolve({ Ref: id }, id);
  const { RestApiId, StageName, MethodSettings } = objectAt(resolve(picked(stage.properties), stage.id), stage.id);
  if (RestApiId !== apiId) throw new TemplateError(`${stage.id}.RestApiId`, `is not ${String(apiId)}`);
  const functions = functionsByAlias(template, resolve);
  const body = objectAt(named(resolve(properties['Body'], `${id}.Body`), functions, `${id}.Body`), `${id}.Body`);
  const permissions = permissionsIn(template, resolve);
  const mayCall = (functionId: string, method: string, resource: string) => {
    const asked = `:${String(apiId)}/${String(StageName)}/${method}${resource.replaceAll(/\{[^}]+\}/g, 'value')}`;
    return permissions.some(({ functionArn, source }) => functions.get(functionArn) === functionId && mayBe(source, asked));
  };
  const basePath = basePathOf(template, resolve, { apiId, stageName: StageName });
  return { body, mayCall, throttling: throttlingIn(MethodSettings), basePath };
}

const picked = ({ RestApiId, StageName, MethodSettings }: Json) => ({ RestApiId, StageName, MethodSettings });

/** @see https://docs.aws.amazon.com/lambda/latest/dg/services-apigateway.html#apigateway-permissions */
function permissionsIn(template: Template, resolve: Resolve): { functionArn: unknown; source: string }[] {
  return resourcesOf(template, 'AWS::Lambda::Permission').flatMap(({ id, properties }) => {
    const { Action, Principal, FunctionName, SourceArn = '*' } = objectAt(resolve(properties, id), id);
    const concerns = Action === 'lambda:InvokeFunction' && Principal === 'apigateway.amazonaws.com';
    return concerns ? [{ functionArn: FunctionName, source: String(SourceArn) }] : [];
  });
}

const mayBe = (source: string, asked: string): boolean => matches(source, `${source.split(':').slice(0, 5).join(':')}${asked}`);

function named(value: unknown, functions: ReadonlyMap<unknown, string>, place: string): unknown {
  if (Array.isArray(value)) return value.map((item) => named(item, functions, place));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      key === 'uri' ? namedUri(inner, functions, place) : named(inner, functions, `${place}.${key}`),
    ]),
  );
}

function namedUri(value: unknown, functions: ReadonlyMap<unknown, string>, place: string): string {
  const id = functions.get(uri.exec(String(value))?.[1]);
  if (id !== undefined) return `/functions/\${${id}.Arn}/invocations`;
  throw new TemplateError(`${place}.uri`, `${String(value)} is not an alias of a function of the template`);
}

function throttlingIn(settings: unknown): RehearsedApi['throttling'] {
  const all = manyOf(settings).filter(isObject);
  const { ThrottlingRateLimit, ThrottlingBurstLimit } =
    all.find(({ HttpMethod, ResourcePath }) => HttpMethod === '*' && ResourcePath === '/*') ?? {};
  if (typeof ThrottlingRateLimit !== 'number' || typeof ThrottlingBurstLimit !== 'number') return undefined;
  return { rate: ThrottlingRateLimit, burst: ThrottlingBurstLimit };
}
