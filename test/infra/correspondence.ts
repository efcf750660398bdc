import { isObject, type Json, objectIn } from '../../infra/import-check/json';
import { readApi } from '../rehearsal/api';
import { accountOf } from '../rehearsal/account';
import { type Resolve, resolver } from '../rehearsal/intrinsics';
import { resourcesOf, type Template, templateIn } from '../rehearsal/template';

/** A method of the API and the function behind it. */
interface Method {
  method: string;
  resource: string;
  functionId: string | undefined;
}

/**
 * Returns the violations of the correspondence in a template: each method invokes one function, each function serves one method, and each
 * permission allows one method to invoke one function. @throws TemplateError if the API invokes a missing function
 */
export function unmatched(value: unknown): string[] {
  const template = templateIn(value);
  const resolve = resolver(template, accountOf('user-profiles'));
  const { body, mayCall } = readApi(template, resolve);
  const methods = methodsIn(body);
  const functions = resourcesOf(template, 'AWS::Lambda::Function').map(({ id }) => id);
  const permitted = methods.flatMap(({ method, resource }) =>
    functions.filter((id) => mayCall(id, method, resource)).map((id) => `${id} ${method} ${resource}`),
  );
  const wanted = methods.map(({ method, resource, functionId }) => `${functionId} ${method} ${resource}`);
  const served = methods.map(({ functionId }) => functionId);
  return [
    ...wanted.filter((one) => !permitted.includes(one)).map((one) => `${one} is not permitted`),
    ...permitted.filter((one) => !wanted.includes(one)).map((one) => `${one} is permitted but not part of the definition`),
    ...functions.filter((id) => served.filter((one) => one === id).length !== 1).map((id) => `${id} does not serve one method`),
    ...strayPermissions(template, resolve, wanted.length),
  ];
}

/** An additional permission, or one for any API or stage, would allow invocations that the definition does not contain. */
function strayPermissions(template: Template, resolve: Resolve, count: number): string[] {
  const permissions = resourcesOf(template, 'AWS::Lambda::Permission');
  const wide = permissions.filter(({ id, properties }) => {
    const [api = '*', stage = '*'] = String(resolve(properties['SourceArn'], id)).split(':').slice(5).join(':').split('/');
    return `${api}${stage}`.includes('*');
  });
  return [
    ...(permissions.length === count ? [] : [`there are ${permissions.length} permissions for ${count} methods`]),
    ...wide.map(({ id }) => `${id} is for any API or stage`),
  ];
}

function methodsIn(body: Json): Method[] {
  return Object.entries(objectIn(body, 'paths')).flatMap(([resource, item]) =>
    Object.entries(isObject(item) ? item : {})
      .filter(([method]) => method !== 'options')
      .map(([method, operation]) => ({ method: method.toUpperCase(), resource, functionId: functionOf(operation) })),
  );
}

const functionOf = (operation: unknown): string | undefined =>
  /\$\{(\w+)\.Arn\}/.exec(String(isObject(operation) ? objectIn(operation, 'x-amazon-apigateway-integration')['uri'] : ''))?.[1];
