import { describe, expect, it } from '@jest/globals';
import { deployedTemplate, type Send } from '../../../infra/two-deployments/deployed-template';

const failing =
  (name: string, message: string): Send =>
  () =>
    Promise.reject(Object.assign(new Error(message), { name }));

describe('the deployed template', () => {
  it('is the text that CloudFormation returns for the stack', async () => {
    const asked: unknown[] = [];
    const send: Send = (command) => {
      asked.push(command.input);
      return Promise.resolve({ TemplateBody: '{"Resources":{}}' });
    };
    expect(await deployedTemplate(send, 'user-profiles-dev')).toBe('{"Resources":{}}');
    expect(asked).toEqual([{ StackName: 'user-profiles-dev', TemplateStage: 'Original' }]);
  });

  it('is undefined before the first deployment', async () => {
    const send = failing('ValidationError', 'Stack with id user-profiles-dev does not exist');
    expect(await deployedTemplate(send, 'user-profiles-dev')).toBeUndefined();
  });

  it('fails with every other error of CloudFormation', async () => {
    await expect(deployedTemplate(failing('AccessDenied', 'not authorized'), 'user-profiles-dev')).rejects.toThrow('not authorized');
    await expect(deployedTemplate(failing('ValidationError', 'invalid name'), '?')).rejects.toThrow('invalid name');
  });
});
