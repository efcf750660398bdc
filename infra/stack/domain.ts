import { CfnCondition, Fn } from 'aws-cdk-lib';
import { CfnBasePathMapping, CfnDomainName } from 'aws-cdk-lib/aws-apigateway';
import { CfnRecordSet } from 'aws-cdk-lib/aws-route53';
import type { Construct } from 'constructs';
import type { Domain, Environment } from '../environments/environment';
import type { Api } from './rest-api';

/** What the DNS records of the domain point to. */
interface DnsTarget {
  name: string;
  hostedZoneId: string;
  condition: CfnCondition;
}

/** The URLs of the API. They are tokens of CDK. */
export interface ApiUrls {
  /** The URL for clients: that of the domain, or the default URL if there is no domain. */
  url: string;
  /** The URL that API Gateway generates. Undefined when it is the only URL, or switched off. */
  defaultUrl?: string;
  /** The target of the DNS record that the owner of the domain creates. Undefined without a domain, and if the stack creates the records. */
  target?: DnsTarget;
}

/**
 * Adds the condition that the deployment has the domain. A domain name belongs to one API, so a deployment of the same template under
 * another suffix does not claim it.
 * @returns undefined when the environment has no domain
 */
export function addDomainCondition(scope: Construct, { name, domain }: Environment, suffix: string): CfnCondition | undefined {
  return domain && new CfnCondition(scope, 'HasDomain', { expression: Fn.conditionEquals(suffix, name) });
}

/** Returns the URLs of the API, and adds its domain if there is one. */
export const addUrls = (scope: Construct, domain: Domain | undefined, api: Api, hasDomain: CfnCondition | undefined): ApiUrls =>
  domain && hasDomain ? addDomain(scope, domain, api, hasDomain) : { url: api.url };

/**
 * Adds the custom domain name with its mapping to the stage and, if the hosted zone is known, its DNS records.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-regional-api-custom-domain-create.html
 */
function addDomain(scope: Construct, domain: Domain, api: Api, condition: CfnCondition): ApiUrls {
  const { name, certificateArn, basePath, hostedZone, defaultEndpoint = 'on' } = domain;
  const resource = new CfnDomainName(scope, 'Domain', {
    domainName: name,
    regionalCertificateArn: certificateArn,
    // Phones in an IPv6 network reach an IPv4 address only through a translation of their carrier.
    endpointConfiguration: { types: ['REGIONAL'], ipAddressType: 'dualstack' },
    securityPolicy: 'TLS_1_2',
  });
  resource.cfnOptions.condition = condition;
  addMapping(scope, { domainName: resource.ref, basePath, api, condition });
  const target = { name: resource.attrRegionalDomainName, hostedZoneId: resource.attrRegionalHostedZoneId, condition };
  if (hostedZone) for (const type of ['A', 'AAAA']) addRecord(scope, { type, name, zoneId: hostedZone.id, target });
  const ownUrl = `https://${basePath === undefined ? name : `${name}/${basePath}`}`;
  return {
    url: Fn.conditionIf(condition.logicalId, ownUrl, api.url).toString(),
    ...(defaultEndpoint === 'on' && { defaultUrl: api.url }),
    ...(!hostedZone && { target }),
  };
}

interface MappingProps {
  domainName: string;
  basePath: string | undefined;
  api: Api;
  condition: CfnCondition;
}

function addMapping(scope: Construct, { domainName, basePath, api, condition }: MappingProps): void {
  const { stage, stageName } = api;
  const path = basePath !== undefined && { basePath };
  const mapping = new CfnBasePathMapping(scope, 'DomainMapping', { domainName, ...path, restApiId: stage.restApiId, stage: stageName });
  mapping.addResourceDependency(stage);
  mapping.cfnOptions.condition = condition;
}

interface RecordProps {
  type: string;
  name: string;
  zoneId: string;
  target: DnsTarget;
}

function addRecord(scope: Construct, { type, name, zoneId, target }: RecordProps): void {
  const aliasTarget = { dnsName: target.name, hostedZoneId: target.hostedZoneId };
  const record = new CfnRecordSet(scope, `DomainRecord${type}`, { hostedZoneId: zoneId, name, type, aliasTarget });
  record.cfnOptions.condition = target.condition;
}
