import type { Resolve } from './intrinsics';
import { objectAt, resourcesOf, type Template, TemplateError } from './template';

/** The API that the domain must lead to, as resolved texts. */
interface Target {
  apiId: unknown;
  stageName: unknown;
}

/**
 * Returns the base path under which the domain of a template serves its API; undefined if there is no domain or no base path.
 * @throws TemplateError when the domain leads to another API or stage, or has no mapping
 */
export function basePathOf(template: Template, resolve: Resolve, { apiId, stageName }: Target): string | undefined {
  const [domain] = resourcesOf(template, 'AWS::ApiGateway::DomainName');
  if (!domain) return undefined;
  const [mapping] = resourcesOf(template, 'AWS::ApiGateway::BasePathMapping');
  if (!mapping) throw new TemplateError(domain.id, 'has no mapping to a stage');
  const { DomainName, BasePath, RestApiId, Stage } = objectAt(resolve(mapping.properties, mapping.id), mapping.id);
  const given = { DomainName, RestApiId, Stage };
  const expected = { DomainName: resolve({ Ref: domain.id }, domain.id), RestApiId: apiId, Stage: stageName };
  const isRight = JSON.stringify(given) === JSON.stringify(expected);
  if (!isRight) throw new TemplateError(mapping.id, `maps ${JSON.stringify(given)}, not ${JSON.stringify(expected)}`);
  return BasePath === undefined ? undefined : String(BasePath);
}
