import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { checkDefinition } from '../../../../src/contract/emit/api-gateway/check';

describe('the definition is refused', () => {
  it.each<[string, unknown, string]>([
    [
      'with a null',
      { paths: { '/a': [1, null] } },
      'generated/api-gateway.json (#/paths/~1a/1): null. CloudFormation refuses null: leave the property out.',
    ],
    [
      'with a placeholder of its own',
      { info: { title: 'costs ${price}' } },
      'generated/api-gateway.json (#/info/title): the text "costs ${price}". CloudFormation takes it for a placeholder: reword the text in openapi.yaml.',
    ],
  ])('%s', (_circumstance, definition, want) => {
    expect(() => checkDefinition(definition)).toThrow(want);
  });

  it('with a null anywhere, and without one never', () => {
    const json = fc.jsonValue().filter((value) => !JSON.stringify(value).includes('${'));
    fc.assert(
      fc.property(json, (value) => {
        let nulls = 0;
        JSON.stringify(value, (_name, item: unknown) => {
          if (item === null) nulls += 1;
          return item;
        });
        const check = () => checkDefinition(value);
        if (nulls > 0) expect(check).toThrow('null. CloudFormation');
        else expect(check).not.toThrow();
      }),
    );
  });

  it('not with the placeholders that the stack fills', () => {
    expect(() =>
      checkDefinition(['${AWS::Partition}', '${AWS::Region}', "'${AllowedOrigin}'", '${UserPoolArn}', '${GetUserFunction.Arn}']),
    ).not.toThrow();
  });
});
