import { resolve } from 'node:path';
import type { Check } from '../../../clients/platforms/checks';
import { run } from '../../../clients/swift/child';
import { interrupted } from '../../interrupted';
import type { Options } from '../../options';
import type { Part } from '../../part';
import { environmentOf, missingEnvironment, programOf } from '../../python';
import { allShapes, synthesizeAll, type Template } from '../shapes';
import { accepted } from './accepted';
import { type Finding, isAccepted, readFindings, unused } from './findings';

const name = 'cfn-lint';
const requirements = resolve('test/reality/engines/cfn-lint/requirements.txt');

/** The linter of AWS for CloudFormation templates, with the templates of all environments and shapes. */
export const cfnLintPart = (options: Options): Part => ({
  name: `engines/${name}`,
  missing: () => missingEnvironment(name, requirements, options),
  checks: async (folder) => {
    const templates = await synthesizeAll(allShapes, folder);
    const results = new Map(await Promise.all(templates.map(async (template) => [template.name, await lint(template)] as const)));
    return [
      ...templates.map((template) => withoutFindings(template, results.get(template.name) ?? [])),
      allUsed([...results.values()].flat()),
    ];
  },
});

async function lint({ file }: Template): Promise<Finding[]> {
  const program = programOf(environmentOf(name, requirements), name);
  const { output } = await run({ program, args: ['--format', 'json', '--include-checks', 'I', '--', file] }, interrupted);
  return readFindings(output);
}

const withoutFindings = (template: Template, findings: readonly Finding[]): Check => ({
  what: `the template of ${template.name} has no findings`,
  prove: async () => {
    const others = findings.filter((finding) => !accepted.some((entry) => isAccepted(finding, entry)));
    if (others.length > 0) throw new Error(others.map(({ rule, message, path }) => `${rule} ${message}\n    at ${path}`).join('\n'));
    return `${findings.length} accepted`;
  },
});

const allUsed = (findings: readonly Finding[]): Check => ({
  what: 'the list of accepted findings has no entry without a finding',
  prove: async () => {
    const entries = unused(findings, accepted);
    if (entries.length > 0) throw new Error(`Remove these entries from the list: ${entries.map(({ rule }) => rule).join(', ')}`);
    return `${accepted.length} entries`;
  },
});
