import type { Problem } from '../model';
import type { Spot } from './source';

/**
 * Gathers the problems from the named examples of components.responses; the name of an example is the code.
 * @throws ContractError when a code of ProblemCode has no example, two that differ, or an example where it cannot be.
 */
export function readProblems(root: Spot): Problem[] {
  const components = root.need('components', 'Add components');
  const schemas = components.need('schemas', 'Add schemas');
  const codes = schemas.need('ProblemCode', 'Describe the problem codes').need('x-extensible-enum', 'List the codes').items();
  const problems = gathered(components.need('responses', 'Describe the problems in components.responses'));
  for (const [code, { example }] of problems) {
    if (codes.some((known) => known.string() === code)) continue;
    throw example.error(`an example of the unknown problem ${code}`, 'Add the code to ProblemCode or name the example after a code');
  }
  checkStatuses(root);
  return codes.map((code) => {
    const name = code.string();
    const found = problems.get(name);
    if (found) return found.problem;
    throw code.error(`the problem ${name} has no example`, `Add one named ${name} to a response in components.responses`);
  });
}

function gathered(responses: Spot) {
  const problems = new Map<string, { problem: Problem; example: Spot }>();
  for (const [, response] of responses.entries()) {
    for (const [code, example] of problemExamples(response)) {
      const found = { problem: readProblem(code, example, response), example };
      const first = problems.get(code) ?? found;
      if (!isSame(found.problem, first.problem)) {
        throw example.error(`two different examples of ${code}`, 'Give them one type, title, status and detail');
      }
      problems.set(code, first);
    }
  }
  return problems;
}

function problemExamples(response: Spot): [string, Spot][] {
  return response.find('content')?.find('application/problem+json')?.find('examples')?.entries() ?? [];
}

function readProblem(code: string, example: Spot, response: Spot): Problem {
  const value = example.need('value', 'Write the problem document');
  const text = (name: string) => value.need(name, `Write the ${name} of the problem`).string();
  if (text('code') !== code) throw value.error(`an example named ${code} with the code ${text('code')}`, 'Name the example after its code');
  return {
    code,
    type: text('type'),
    title: text('title'),
    status: readStatus(value),
    detail: text('detail'),
    headers: readHeaders(response),
  };
}

function readStatus(value: Spot): number {
  const status = value.need('status', 'Write the status of the problem');
  const number = status.value();
  if (typeof number !== 'number') throw status.error('a status that is no number', 'Write the status as a number');
  return number;
}

function readHeaders(response: Spot): Record<string, string> {
  const headers = response.find('headers')?.entries() ?? [];
  return Object.fromEntries(headers.map(([name, header]) => [name, header.need('example', 'Give the header an example').string()]));
}

function isSame(one: Problem, other: Problem): boolean {
  return one.type === other.type && one.title === other.title && one.status === other.status && one.detail === other.detail;
}

function checkStatuses(root: Spot): void {
  const items = root.need('paths', 'Describe the paths of the API').entries();
  const responses = items
    .flatMap(([, item]) => item.entries())
    .flatMap(([, method]) => (method.isMapping() ? (method.find('responses')?.entries() ?? []) : []));
  for (const [status, response] of responses) {
    for (const [code, example] of problemExamples(response)) {
      const said = example.find('value')?.find('status');
      if (said && String(said.value()) !== status) {
        throw said.error(`${code} is declared under ${status}`, `Write ${status} here or declare it under ${String(said.value())}`);
      }
    }
  }
}
