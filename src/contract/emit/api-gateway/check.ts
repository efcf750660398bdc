import { ContractError, escaped } from '../../read/source';

/** What Fn::Sub may put into the definition. */
const placeholder = /^(AWS::Partition|AWS::Region|AllowedOrigin|AdditionalAllowedHeaders|UserPoolArn|[A-Z][A-Za-z0-9]*Function\.Arn)$/;

/**
 * Refuses what no tool between here and the import refuses in time.
 * A null: CloudFormation alone refuses it, at the deployment. A `${` of the contract's own: Fn::Sub would take it for a placeholder.
 * @throws ContractError naming the place in the definition.
 */
export function checkDefinition(value: unknown, pointer = '#'): void {
  if (value === null) throw new ContractError(place(pointer), 'null', 'CloudFormation refuses null: leave the property out');
  if (typeof value === 'string') checkText(value, pointer);
  if (typeof value !== 'object') return;
  for (const [name, item] of Object.entries(value)) checkDefinition(item, `${pointer}/${escaped(name)}`);
}

function checkText(text: string, pointer: string): void {
  for (const [, name = ''] of text.matchAll(/\$\{([^}]*)/g)) {
    if (!placeholder.test(name)) {
      throw new ContractError(
        place(pointer),
        `the text "${text}"`,
        'CloudFormation takes it for a placeholder: reword the text in openapi.yaml',
      );
    }
  }
}

function place(pointer: string): string {
  return `generated/api-gateway.json (${pointer})`;
}
