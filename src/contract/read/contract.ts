import type { Document } from 'openapi-backend';
import { methods, type Contract, type Operation } from '../model';
import { checkMergePatch } from './merge-patch';
import { readOperation } from './operation';
import { readProblems } from './problems';
import { SchemaTypeReader, textOf } from './schema-type';
import { openContract, type SourceNode } from './source';

/**
 * Reads the text of openapi.yaml into the model.
 * @throws ContractError for the first thing that API Gateway cannot import or the emitters cannot express
 */
export function readContract(text: string): Contract {
  const root = openContract(text);
  checkVersion(root);
  const bearer = readBearer(root);
  const types = new SchemaTypeReader(schemasOf(root));
  const operations = readOperations(root.need('paths', 'Describe the paths of the API'), bearer, types);
  const info = root.need('info', 'Add info with title and version');
  return {
    title: info.need('title', 'Write the title of the API').string(),
    version: info.need('version', 'Write the version in quotes').string(),
    summary: textOf(info, 'description').split(/\n\s*\n/)[0] ?? '',
    bearer,
    operations,
    problems: readProblems(root),
    namedTypes: types.all,
    document: readDocument(root),
  };
}

function schemasOf(root: SourceNode): SourceNode[] {
  const schemas = root.find('components')?.find('schemas')?.entries() ?? [];
  return schemas.map(([, schema]) => schema);
}

function checkVersion(root: SourceNode): void {
  const version = root.need('openapi', 'Begin with openapi: 3.0.3');
  if (!/^3\.0\.\d+$/.test(String(version.value()))) {
    const problem = `OpenAPI ${String(version.value())} is not supported`;
    throw version.error(problem, 'Write openapi: 3.0.3, because API Gateway does not import newer versions');
  }
  const security = root.find('security');
  if (security) {
    throw security.error(
      'security is declared for the whole API',
      'Declare it in each operation: API Gateway ignores it here and would make the methods public',
    );
  }
}

function readBearer(root: SourceNode): string {
  const schemes = root.need('components', 'Add components').need('securitySchemes', 'Add one bearer scheme');
  const entries = schemes.entries();
  const [first, ...others] = entries;
  if (!first || others.length > 0) {
    throw schemes.error(`expected one security scheme, found ${entries.length}`, 'Declare one bearer scheme');
  }
  const [name, scheme] = first;
  if (scheme.find('type')?.value() !== 'http' || scheme.find('scheme')?.value() !== 'bearer') {
    throw scheme.error(`the security scheme ${name} is not a bearer scheme`, 'Write type: http and scheme: bearer');
  }
  return name;
}

function readOperations(paths: SourceNode, bearer: string, types: SchemaTypeReader): Operation[] {
  const operations: Operation[] = [];
  const templates = new Map<string, string>();
  for (const [path, item] of paths.entries()) {
    checkPath(path, item, templates);
    for (const [key, node] of item.entries()) {
      const method = methods.find((known) => known.toLowerCase() === key);
      if (!method) continue;
      const operation = readOperation({ node, method, path, shared: item.find('parameters')?.items() ?? [], types }, bearer);
      if (operations.some(({ id }) => id === operation.id)) {
        throw node.error(`the operationId ${operation.id} is used twice`, 'Give each operation its own operationId');
      }
      operations.push(operation);
    }
    const patch = bodySchema(item, 'patch');
    const replacement = bodySchema(item, 'put');
    if (patch && replacement) checkMergePatch(patch, replacement);
  }
  return operations;
}

function bodySchema(item: SourceNode, method: string): SourceNode | undefined {
  const [media] = item.find(method)?.find('requestBody')?.find('content')?.entries() ?? [];
  return media?.[1].find('schema');
}

/**
 * Checks that API Gateway can import a path.
 * @param templates the paths checked before, by their text with unnamed parameters
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-settings-method-request.html
 */
function checkPath(path: string, item: SourceNode, templates: Map<string, string>): void {
  if (!/^(\/(\{[A-Za-z0-9._-]+\}|[A-Za-z0-9._:-]+))+$/.test(path)) {
    throw item.error(
      `API Gateway does not support the path ${path}`,
      'Let each parameter be a whole segment between slashes, for example /things/{thingId}',
    );
  }
  const template = path.replaceAll(/\{[^}]+\}/g, '{}');
  const twin = templates.get(template);
  if (twin) throw item.error(`${path} matches the same requests as ${twin}`, 'Join them in one path with one parameter name');
  templates.set(template, path);
  const unsupported = item.entries().find(([key]) => key === 'options' || key === 'trace');
  if (unsupported) {
    throw unsupported[1].error(
      `the method ${unsupported[0].toUpperCase()} is not supported`,
      'Remove it: OPTIONS is generated for CORS, and API Gateway has no TRACE',
    );
  }
}

function readDocument(root: SourceNode): Document {
  // Through JSON, so that YAML aliases become separate objects: the libraries modify the document.
  const document: unknown = JSON.parse(JSON.stringify(root.value()));
  if (!isDocument(document)) throw root.error('this is not an OpenAPI document', 'Add openapi, info and paths');
  return document;
}

const isDocument = (value: unknown): value is Document =>
  typeof value === 'object' && value !== null && 'openapi' in value && 'info' in value && 'paths' in value;
