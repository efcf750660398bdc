import { describe, expect, it } from '@jest/globals';
import definition from '../generated/api-gateway.json';
import { allowedOriginText, originsIn, withPreflightsFor } from '../src/cors';

const one = ['https://app.example.com'];
const three = ['https://app.example.com', 'https://admin.example.com:8443', 'https://b.example'];
const responsesOf = (origins: readonly string[]) =>
  Object.values(withPreflightsFor(definition, origins).paths).map(
    ({ options }) =>
      options['x-amazon-apigateway-integration'].responses.default as { responseParameters: object; responseTemplates?: object },
  );
const mapping = 'method.response.header.Access-Control-Allow-Origin';

describe('the preflights of the definition', () => {
  it.each([[['*']], [one]])('remain constant for %j', (origins) => {
    expect(withPreflightsFor(definition, origins)).toBe(definition);
  });

  it('have a template instead of a constant origin for several origins, on every path', () => {
    expect(responsesOf(three)).toHaveLength(2);
    for (const { responseParameters, responseTemplates } of responsesOf(three)) {
      expect(Object.keys(responseParameters)).toEqual(
        Object.keys(responsesOf(one)[0]?.responseParameters ?? {}).filter((name) => name !== mapping),
      );
      expect(responseTemplates).toEqual({
        'application/json':
          '#set($origin = $input.params().header.get("Origin"))' +
          '#if(!$origin || $origin == "")#set($origin = $input.params().header.get("origin"))#end' +
          '#if($origin == "https://app.example.com" || $origin == "https://admin.example.com:8443" || $origin == "https://b.example")' +
          '#set($context.responseOverride.header.Access-Control-Allow-Origin = $origin)' +
          '#end',
      });
    }
  });

  it('are all that several origins change', () => {
    const withoutPreflights = ({ paths, ...rest }: typeof definition) => ({
      ...rest,
      paths: Object.values(paths).map((item: object) => ({ ...item, options: undefined })),
    });
    expect(withoutPreflights(withPreflightsFor(definition, three))).toEqual(withoutPreflights(definition));
    expect(JSON.stringify(definition)).not.toContain('responseOverride');
  });
});

describe('the origin in the error responses of API Gateway', () => {
  it.each([
    ['*', ['*']],
    ['https://app.example.com', one],
    ['*', three],
  ])('is %s for %j', (expected, origins) => {
    expect(allowedOriginText(origins)).toBe(expected);
  });
});

describe('the template of a preflight', () => {
  const template = String(Object.values(responsesOf(three)[0]?.responseTemplates ?? {})[0]);

  it('contains the origins that it allows', () => {
    expect(originsIn(template)).toEqual(three);
  });

  it.each([
    '',
    `${template} `,
    template.replace('header.get', 'path.get'),
    template.replaceAll('Origin = $origin', 'Origin = "*"'),
    template.replace(/#if\(\$origin == .*?\)/, '#if(true)'),
  ])('is not recognized after a change: %s', (changed) => {
    expect(originsIn(changed)).toBeUndefined();
  });
});
