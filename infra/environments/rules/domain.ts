import type { Domain, Environment } from '../environment';
import { isOptional, type Rule } from './rule';

/** A name of at least two labels in lower case (RFC 1123 §2.1), as API Gateway and Route 53 store it. */
const hostName = /^(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/;
/** A mapping of API Gateway REST APIs has one level, and its characters need no percent-encoding. */
const pathSegment = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

/** @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-regional-api-custom-domain-create.html */
export function rulesOfDomain({ region, domain }: Environment): Rule[] {
  if (domain === undefined) return [];
  const { name, certificateArn, basePath, hostedZone } = domain;
  return [
    { name: 'region', value: region, isValid: region !== undefined, accepted: 'set if the environment has a domain' },
    { name: 'domain.name', value: name, isValid: hostName.test(name), accepted: 'a domain name in lower case such as api.example.com' },
    {
      name: 'domain.certificateArn',
      value: certificateArn,
      isValid: region === undefined || certificateIn(region).test(certificateArn),
      accepted: `the ARN of a certificate of AWS Certificate Manager in ${region}, because a regional API uses a certificate of its region`,
    },
    { name: 'domain.basePath', value: basePath, isValid: isOptional(basePath, pathSegment), accepted: 'one path segment such as v1' },
    ...(hostedZone ? rulesOfZone(name, hostedZone) : []),
  ];
}

const certificateIn = (region: string): RegExp => new RegExp(`^arn:aws[a-z-]*:acm:${region}:[0-9]{12}:certificate/[A-Za-z0-9-]+$`);

const rulesOfZone = (name: string, { id, name: zone }: NonNullable<Domain['hostedZone']>): Rule[] => [
  {
    name: 'domain.hostedZone.id',
    value: id,
    isValid: /^Z[A-Z0-9]{1,31}$/.test(id),
    accepted: 'the id of a hosted zone such as Z0123456789ABCDEFGHIJ',
  },
  {
    name: 'domain.hostedZone.name',
    value: zone,
    isValid: hostName.test(zone) && (name === zone || name.endsWith(`.${zone}`)),
    accepted: `the name of the hosted zone, ${JSON.stringify(name)} or a domain above it, without a final dot`,
  },
];

/** A domain name belongs to one API, so a copy of the environment under another suffix does not have it. */
export const warningsOfDomain = ({ name, domain }: Environment, suffix: string): string[] =>
  domain === undefined || suffix === name
    ? []
    : [`the deployment with the suffix ${suffix} has only the default URL: the domain ${domain.name} belongs to the suffix ${name}`];
