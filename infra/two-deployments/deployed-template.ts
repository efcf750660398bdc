import { GetTemplateCommand, type GetTemplateCommandOutput } from '@aws-sdk/client-cloudformation';

/** Sends a command to CloudFormation in the account and region of the stack. */
export type Send = (command: GetTemplateCommand) => Promise<Pick<GetTemplateCommandOutput, 'TemplateBody'>>;

/**
 * Returns the deployed template of a stack, or undefined if there is no such stack.
 * @throws the other errors of CloudFormation, for example without credentials
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_GetTemplate.html
 */
export async function deployedTemplate(send: Send, stackName: string): Promise<string | undefined> {
  try {
    const { TemplateBody } = await send(new GetTemplateCommand({ StackName: stackName, TemplateStage: 'Original' }));
    return TemplateBody;
  } catch (error) {
    if (error instanceof Error && error.name === 'ValidationError' && error.message.includes('does not exist')) return undefined;
    throw error;
  }
}
