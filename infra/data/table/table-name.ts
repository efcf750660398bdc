import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { parameterName } from '../../stack/names';

/**
 * Returns the name of the table of an environment, which the stack stores in AWS Systems Manager.
 * @throws Error that names the parameter and the alternative when the parameter cannot be read
 */
export async function tableNameOf(suffix: string, access: { region?: string }): Promise<string> {
  const name = parameterName(suffix, 'table-name');
  const client = new SSMClient(access);
  try {
    const { Parameter } = await client.send(new GetParameterCommand({ Name: name }));
    if (Parameter?.Value) return Parameter.Value;
    throw new Error('it has no value');
  } catch (error) {
    const reason = error instanceof Error ? `${error.name === 'Error' ? '' : `${error.name}: `}${error.message}` : String(error);
    const isMissing = error instanceof Error && error.name === 'ParameterNotFound';
    const advice = isMissing ? 'Deploy the environment first, or check --suffix and the region' : 'Check credentials and region';
    throw new Error(`The SSM parameter ${name} cannot be read (${reason}). ${advice}, or name the table with --table.`, { cause: error });
  } finally {
    client.destroy();
  }
}
