import { properties, type TemplateJson, type TemplateMutation } from './template-mutation';

const allowing = (origins: string, isChanged: (id: string) => boolean) => (template: TemplateJson) => {
  for (const [id, { Type }] of Object.entries(template.Resources)) {
    if (Type === 'AWS::Lambda::Function' && isChanged(id)) properties(template, id).Environment.Variables['ALLOWED_ORIGINS'] = origins;
  }
};

const withDomain =
  (mapping: object | undefined): TemplateMutation['change'] =>
  ({ Resources }) => {
    Object.assign(Resources, {
      Domain: { Type: 'AWS::ApiGateway::DomainName', Properties: { DomainName: 'api.example.com' } },
      ...(mapping && { Mapping: { Type: 'AWS::ApiGateway::BasePathMapping', Properties: { DomainName: { Ref: 'Domain' }, ...mapping } } }),
    });
  };

/** Breaks what is in front of the functions: the domain, and the origins that the gateway allows. */
export const edgeMutations: readonly TemplateMutation[] = [
  {
    what: 'when the functions allow another origin than the gateway',
    says: [
      'preflight for the origin https://app.example.com: status and Access-Control-Allow-Origin are 204 *, not 204 https://app.example.com',
    ],
    change: allowing('https://app.example.com', () => true),
  },
  {
    what: 'when the functions allow several origins and the gateway allows every one',
    says: ['preflight for the origin https://forbidden.example: status and Access-Control-Allow-Origin are 204 *, not 204 null'],
    change: allowing('https://app.example.com,https://admin.example.com', () => true),
  },
  {
    what: 'when one function allows another origin',
    says: ['the functions allow different origins: '],
    change: allowing('https://app.example.com', (id) => id === 'GetUserFunction'),
  },
  {
    what: 'when the domain leads to another stage',
    says: ['Mapping: maps {"DomainName":"api.example.com",', '"Stage":"other"}, not {"DomainName":"api.example.com",'],
    change: withDomain({ RestApiId: { Ref: 'Api' }, Stage: 'other' }),
  },
  { what: 'when the domain has no mapping', says: ['Domain: has no mapping to a stage'], change: withDomain(undefined) },
];
