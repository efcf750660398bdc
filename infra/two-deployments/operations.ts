import { definitionIn, type DeployedOperation, operationsIn } from './template';
import { objectIn } from '../import-check/json';

/** Returns the warnings about the operations and the callers of the API. */
export const operationWarnings = (deployed: unknown, next: unknown): string[] => [
  ...authorizerWarnings(deployed, next),
  ...contractWarnings(deployed, next),
  ...[...operationsIn(deployed).values()].flatMap((before) => changeOf(before, operationsIn(next)) ?? []),
];

/** The functions enforce x-access from their new version on, and the authorizer passes claims from the switch of the stage on. */
function authorizerWarnings(deployed: unknown, next: unknown): string[] {
  const [before, after] = [deployed, next].map((template) => [...operationsIn(template).values()]);
  if (!before?.length || !after?.length) return [];
  const [required, requires] = [before, after].map((operations) => operations.some(({ isSecured }) => isSecured));
  if (required === requires) return [];
  return requires
    ? [
        'The API requires tokens: until the stage switches, the new functions reject every request with 401. Deploy with release all-at-once at a quiet time, or create a copy under another suffix.',
      ]
    : [
        'The API requires no tokens: until the stage switches, the new functions treat every caller with a token as an administrator. Deploy only where every caller may be one.',
      ];
}

/** The major version of the contract says whether a change is breaking; before 1.0 the minor version does. */
function contractWarnings(deployed: unknown, next: unknown): string[] {
  const [before, after] = [deployed, next].map((template) => String(objectIn(definitionIn(template), 'info')['version']).split('.'));
  const isVersion = [before, after].every((parts) => parts?.length === 3);
  const significant = before?.[0] === '0' ? 2 : 1;
  if (!isVersion || before?.slice(0, significant).join() === after?.slice(0, significant).join()) return [];
  return [
    `The contract changes from version ${before?.join('.')} to ${after?.join('.')}, which can be breaking (stricter rules, removed values): while traffic shifts, both versions serve each client. First deploy a version that accepts both, then release the clients, then deploy this one. CHANGELOG.md lists the changes.`,
  ];
}

const shapeOf = ({ method, path }: DeployedOperation): string => `${method} ${path.replaceAll(/\{[^}]+\}/g, '{}')}`;

/** Returns the warning about an operation, or undefined if it is unchanged. */
function changeOf(before: DeployedOperation, operations: ReadonlyMap<string, DeployedOperation>): string | undefined {
  const { id, method, path } = before;
  const after = operations.get(id);
  if (after === undefined) return removal(before, [...operations.values()]);
  if (shapeOf(after) !== shapeOf(before)) {
    return `${id} moves from ${method} ${path} to ${after.method} ${after.path}: the old URL returns 404 as soon as the stage switches. Add the new URL as another operation first, and remove ${id} in a later deployment when no client calls it.`;
  }
  if (after.path === path) return undefined;
  return `${id} renames a path parameter (${path} to ${after.path}): until the stage switches, the new function does not find the parameter, and after a rollback the old one does not. Keep the name, which no client sees.`;
}

function removal(before: DeployedOperation, operations: readonly DeployedOperation[]): string {
  const { id, method, path } = before;
  const heir = operations.find((one) => shapeOf(one) === shapeOf(before));
  return heir
    ? `${heir.id} replaces ${id} at ${method} ${path}: all requests go to the new function at once, because traffic shifts only between versions of one function. Keep the operation id.`
    : `${id} is removed: ${method} ${path} returns 404 as soon as the stage switches, and its function is deleted. First release clients that do not call it, then remove it in a deployment of its own.`;
}
