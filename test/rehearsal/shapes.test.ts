import { describe, expect, it } from '@jest/globals';
import { resourcesOf, stackOf, synthesized, type TemplateJson, templateOf, theOnly } from '../infra/template';
import { type Shape, shapes } from './shapes';

const shapeNamed = (name: string): Shape => {
  const found = shapes.find((shape) => shape.name === name);
  if (found === undefined) throw new Error(`no shape ${name}`);
  return found;
};

const templateWith = ({ environment, changes }: Shape): TemplateJson => synthesized(stackOf(environment, changes));

describe('the shapes of the rehearsal', () => {
  it('have distinct names', () => {
    const names = shapes.map(({ name }) => name);
    expect(names).toEqual([...new Set(names)]);
  });

  it.each(shapes)('$name changes the template of $environment', (shape) => {
    expect(templateWith(shape)).not.toEqual(templateOf(shape.environment));
  });

  it('domain has a base path, and no default endpoint beside it', () => {
    const template = templateWith(shapeNamed('domain'));
    expect(theOnly(template, 'AWS::ApiGateway::BasePathMapping').Properties['BasePath']).toBe('v1');
    expect(theOnly(template, 'AWS::ApiGateway::RestApi').Properties).toHaveProperty('DisableExecuteApiEndpoint');
  });

  it('on-demand has a table without provisioned capacity', () => {
    const template = templateWith(shapeNamed('on-demand'));
    expect(theOnly(template, 'AWS::DynamoDB::Table').Properties['BillingMode']).toBe('PAY_PER_REQUEST');
    expect(resourcesOf(template, 'AWS::ApplicationAutoScaling::ScalableTarget')).toEqual({});
  });
});
