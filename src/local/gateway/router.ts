import { DefinitionError } from './definition/json';

interface Node<Route> {
  literals: Map<string, Node<Route>>;
  parameter?: { name: string; node: Node<Route> };
  routes: Map<string, Route>;
}

export interface Match<Route> {
  route: Route;
  /** The values are still percent-encoded. */
  parameters: readonly (readonly [name: string, value: string])[];
}

/**
 * Returns a function that finds the route of a request. A literal segment takes precedence over a parameter. The router selects the resource
 * before the method, so a resource that lacks the method does not match. It ignores one trailing slash: a REST API routes `/users/` as
 * `/users`, although the function receives the slash.
 * @throws DefinitionError for a path that cannot be routed
 */
export function router<Route extends { method: string; resource: string }>(
  routes: readonly Route[],
): (method: string, path: string) => Match<Route> | undefined {
  const root = emptyNode<Route>();
  for (const route of routes) add(root, route);
  return (method, path) => {
    if (!path.startsWith('/')) return undefined;
    const found = find(root, segmentsOf(path), 0);
    const route = found?.node.routes.get(method);
    return found && route && { route, parameters: found.parameters };
  };
}

function emptyNode<Route>(): Node<Route> {
  return { literals: new Map(), routes: new Map() };
}

function segmentsOf(path: string): string[] {
  const segments = path.split('/').slice(1);
  if (segments.at(-1) === '') segments.pop();
  return segments;
}

function add<Route extends { method: string; resource: string }>(root: Node<Route>, route: Route): void {
  const at = `paths.${route.resource}`;
  if (!route.resource.startsWith('/')) throw new DefinitionError(at, 'must begin with /');
  const end = segmentsOf(route.resource).reduce((node, segment) => step(node, segment, at), root);
  end.routes.set(route.method, route);
}

function step<Route>(node: Node<Route>, segment: string, at: string): Node<Route> {
  const name = /^\{([\w.-]+)\}$/.exec(segment)?.[1];
  if (name === undefined && /[{}]/.test(segment)) throw new DefinitionError(at, `the segment ${segment} is not supported by this gateway`);
  if (name === undefined) {
    const next = node.literals.get(segment) ?? emptyNode<Route>();
    node.literals.set(segment, next);
    return next;
  }
  node.parameter ??= { name, node: emptyNode() };
  if (node.parameter.name === name) return node.parameter.node;
  throw new DefinitionError(at, `{${name}} conflicts with {${node.parameter.name}} of another path; use the same parameter name in both`);
}

interface Found<Route> {
  node: Node<Route>;
  parameters: [string, string][];
}

function find<Route>(node: Node<Route>, segments: readonly string[], at: number): Found<Route> | undefined {
  const segment = segments[at];
  if (segment === undefined) return node.routes.size > 0 ? { node, parameters: [] } : undefined;
  const literal = node.literals.get(segment);
  const found = literal && find(literal, segments, at + 1);
  if (found || !node.parameter || segment === '') return found;
  const deeper = find(node.parameter.node, segments, at + 1);
  deeper?.parameters.unshift([node.parameter.name, segment]);
  return deeper;
}
