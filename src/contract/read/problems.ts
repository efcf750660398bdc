import type { Problem } from '../model';
import type { SourceNode } from './source';

/**
 * Reads the problems from the named examples in components.responses. The name of an example is the problem code.
 * @throws ContractError if a code of ProblemCode has no example or different examples, or if an example has an unknown code or another status
 */
export function readProblems(root: SourceNode): Problem[] {
  const components = root.need('components', 'Add components');
  const schemas = components.need('schemas', 'Add schemas');
  const codes = schemas.need('ProblemCode', 'Describe the problem codes').need('x-extensible-enum', 'List the problem codes').items();
  const problems = collectProblems(components.need('responses', 'Describe the problems in components.responses'));
  for (const [code, { example }] of problems) {
    if (codes.some((known) => known.string() === code)) continue;
    throw example.error(
      `the example has the unknown problem code ${code}`,
      'Add the code to ProblemCode, or name the example after a known code',
    );
  }
  checkStatuses(root);
  return codes.map((code) => {
    const name = code.string();
    const found = problems.get(name);
    if (found) return found.problem;
    throw code.error(`the problem code ${name} has no example`, `Add an example named ${name} to a response in components.responses`);
  });
}

function collectProblems(responses: SourceNode) {
  const problems = new Map<string, { problem: Problem; example: SourceNode }>();
  for (const [, response] of responses.entries()) {
    for (const [code, example] of problemExamples(response)) {
      const found = { problem: readProblem(code, example, response), example };
      const first = problems.get(code) ?? found;
      if (!isSame(found.problem, first.problem)) {
        throw example.error(`the problem code ${code} has different examples`, 'Write the same type, title, status and detail in each');
      }
      problems.set(code, first);
    }
  }
  return problems;
}

function problemExamples(response: SourceNode): [string, SourceNode][] {
  return response.find('content')?.find('application/problem+json')?.find('examples')?.entries() ?? [];
}

function readProblem(code: string, example: SourceNode, response: SourceNode): Problem {
  const value = example.need('value', 'Write the problem document');
  const text = (name: string) => value.need(name, `Write the ${name} of the problem`).string();
  if (text('code') !== code) {
    throw value.error(`the example ${code} has the code ${text('code')}`, 'Name the example after its code');
  }
  return {
    code,
    type: text('type'),
    title: text('title'),
    status: readStatus(value),
    detail: text('detail'),
    headers: readHeaders(response),
  };
}

function readStatus(value: SourceNode): number {
  const status = value.need('status', 'Write the status of the problem');
  const number = status.value();
  if (typeof number !== 'number')
    throw status.error(`the status ${JSON.stringify(number)} is not a number`, 'Write the status as a number');
  return number;
}

function readHeaders(response: SourceNode): Record<string, string> {
  const headers = response.find('headers')?.entries() ?? [];
  return Object.fromEntries(headers.map(([name, header]) => [name, header.need('example', 'Add an example of the header').string()]));
}

function isSame(one: Problem, other: Problem): boolean {
  return one.type === other.type && one.title === other.title && one.status === other.status && one.detail === other.detail;
}

function checkStatuses(root: SourceNode): void {
  const items = root.need('paths', 'Describe the paths of the API').entries();
  const responses = items
    .flatMap(([, item]) => item.entries())
    .flatMap(([, method]) => (method.isMapping() ? (method.find('responses')?.entries() ?? []) : []));
  for (const [status, response] of responses) {
    for (const [code, example] of problemExamples(response)) {
      const node = example.find('value')?.find('status');
      const stated = String(node?.value());
      if (node && stated !== status) {
        throw node.error(
          `the problem ${code} of status ${stated} is declared under ${status}`,
          `Write ${status} here or declare it under ${stated}`,
        );
      }
    }
  }
}
