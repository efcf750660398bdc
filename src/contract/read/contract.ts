import type { Document } from 'openapi-backend';
import { methods, type Contract, type Operation } from '../model';
import { readOperation } from './operation';
import { readProblems } from './problems';
import { Shapes, textOf } from './shape';
import { openContract, type Spot } from './source';

/**
 * Reads the contract into the model.
 * @throws ContractError with the place of whatever API Gateway cannot import or the emitters cannot express.
 */
export function readContract(text: string): Contract {
  const root = openContract(text);
  readDialect(root);
  const bearer = readBearer(root);
  const shapes = new Shapes();
  const operations = readOperations(root.need('paths', 'Describe the paths of the API'), bearer, shapes);
  const info = root.need('info', 'Add info with title and version');
  return {
    title: info.need('title', 'Name the API').string(),
    version: info.need('version', 'Give the version, in quotes').string(),
    summary: textOf(info, 'description').split(/\n\s*\n/)[0] ?? '',
    bearer,
    operations,
    problems: readProblems(root),
    shapes: shapes.all,
    document: readDocument(root),
  };
}

function readDialect(root: Spot): void {
  const dialect = root.need('openapi', 'Begin with openapi: 3.0.3');
  if (!/^3\.0\.\d+$/.test(String(dialect.value()))) {
    throw dialect.error(`OpenAPI ${String(dialect.value())}`, 'API Gateway imports nothing newer than 3.0: write openapi: 3.0.3');
  }
  const security = root.find('security');
  if (security) {
    throw security.error('security for the whole API', 'API Gateway ignores it and makes the methods public: say it in each operation');
  }
}

function readBearer(root: Spot): string {
  const schemes = root.need('components', 'Add components').need('securitySchemes', 'Add one bearer scheme');
  const [first, ...others] = schemes.entries();
  if (!first || others.length > 0) throw schemes.error('one security scheme is expected', 'Leave one bearer scheme');
  const [name, scheme] = first;
  if (scheme.find('type')?.value() !== 'http' || scheme.find('scheme')?.value() !== 'bearer') {
    throw scheme.error('the security scheme is no bearer token', 'Write type: http and scheme: bearer');
  }
  return name;
}

function readOperations(paths: Spot, bearer: string, shapes: Shapes): Operation[] {
  const operations: Operation[] = [];
  const forms = new Map<string, string>();
  for (const [path, item] of paths.entries()) {
    readPath(path, item, forms);
    for (const [key, spot] of item.entries()) {
      const method = methods.find((known) => known.toLowerCase() === key);
      if (!method) continue;
      const operation = readOperation({ spot, method, path, shared: item.find('parameters')?.items() ?? [], shapes }, bearer);
      if (operations.some(({ id }) => id === operation.id)) {
        throw spot.error(`a second operation ${operation.id}`, 'Give each operation an operationId of its own');
      }
      operations.push(operation);
    }
  }
  return operations;
}

/** @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-settings-method-request.html */
function readPath(path: string, item: Spot, forms: Map<string, string>): void {
  if (!/^(\/(\{[A-Za-z0-9._-]+\}|[A-Za-z0-9._:-]+))+$/.test(path)) {
    throw item.error(`path ${path}`, 'In API Gateway a parameter is a whole segment between slashes: write /things/{thingId}');
  }
  const form = path.replaceAll(/\{[^}]+\}/g, '{}');
  const twin = forms.get(form);
  if (twin) throw item.error(`${path} matches the same requests as ${twin}`, 'Give the parameter one name in both, in one path');
  forms.set(form, path);
  const odd = item.entries().find(([key]) => key === 'options' || key === 'trace');
  if (odd) {
    throw odd[1].error(`the method ${odd[0].toUpperCase()}`, 'OPTIONS is generated for CORS and API Gateway has no TRACE: remove it');
  }
}

function readDocument(root: Spot): Document {
  // Through JSON, so that what YAML aliases share becomes separate objects: the libraries write into the document.
  const document: Document = JSON.parse(JSON.stringify(root.value()));
  return document;
}
