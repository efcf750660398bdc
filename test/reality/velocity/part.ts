import { deepStrictEqual } from 'node:assert/strict';
import definition from '../../../generated/api-gateway.json';
import { withPreflightsFor } from '../../../src/cors';
import type { Check } from '../../clients/platforms/checks';
import { load, missingPackages } from '../install';
import type { Part } from '../part';

/** The part of velocityjs that the checks use. The package is not installed for `npm test` and the type check. */
interface Velocity {
  render(template: string, context: Readonly<Record<string, unknown>>): string;
}

const allowed = ['https://app.example.com', 'https://admin.example.com:8443'] as const;

/** Evaluates the mapping templates of the preflights with an implementation of the Velocity Template Language. */
export const velocityPart: Part = {
  name: 'velocity',
  missing: missingPackages,
  checks: () => {
    const { render }: Velocity = load('velocityjs');
    const templates = Object.entries(withPreflightsFor(definition, allowed).paths).map(
      ([path, { options }]) => [path, templateOf(options['x-amazon-apigateway-integration'].responses.default)] as const,
    );
    return Promise.resolve(templates.flatMap(([path, template]) => checksOf(path, template, render)));
  },
};

const templateOf = (response: object): string =>
  'responseTemplates' in response ? String(Object.values(Object(response.responseTemplates))[0]) : 'there is no template';

const checksOf = (path: string, template: string, render: Velocity['render']): Check[] => {
  const seen = (headers: Record<string, string>): unknown => {
    const header: Record<string, string> = {};
    const input = { params: () => ({ header: { get: (name: string) => headers[name] } }) };
    const body = render(template, { input, context: { responseOverride: { header } } });
    return { body, header };
  };
  const expected = (origin?: string) => ({ body: '', header: origin === undefined ? {} : { 'Access-Control-Allow-Origin': origin } });
  return [
    {
      what: `the preflight of ${path} allows each of several origins, in HTTP/1.1 and HTTP/2`,
      prove: () => {
        for (const origin of allowed) for (const name of ['Origin', 'origin']) deepStrictEqual(seen({ [name]: origin }), expected(origin));
        return Promise.resolve(allowed.join(', '));
      },
    },
    {
      what: `the preflight of ${path} allows no other origin`,
      prove: () => {
        const others = ['https://evil.example', 'null', '', 'https://app.example.com.evil.example', 'https://APP.example.com'];
        for (const origin of others) deepStrictEqual(seen({ Origin: origin }), expected());
        deepStrictEqual(seen({}), expected());
        return Promise.resolve('');
      },
    },
  ];
};
