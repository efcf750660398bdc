import { type OperationId, operations } from '../../generated/operations';
import { permissions } from '../../infra/stack/permissions';
import { denied, roleOf, statements, type TemplateMutation } from './template-mutation';

function withoutAction(functionName: string, action: string): TemplateMutation['change'] {
  return (template) => {
    for (const statement of statements(template, roleOf(template, functionName))) {
      statement.Action = [statement.Action].flat().filter((one) => one !== action);
    }
  };
}

interface Grant {
  functionName: string;
  action: string;
}

/** Removes one action from several roles at once: a function without permission does not prevent the others from working. */
const withoutGrants = (grants: readonly Grant[]): TemplateMutation => ({
  what: `when ${grants.map(({ functionName, action }) => `${functionName} lacks ${action}`).join(', ')}`,
  says: grants.map(({ functionName, action }) => denied(functionName, action)),
  change: (template) => {
    for (const { functionName, action } of grants) withoutAction(functionName, action)(template);
  },
});

const actionsOf = (id: OperationId): string[] => [...permissions[id].table, ...permissions[id].indexes];
const rows = Object.values(operations);
const mostActions = Math.max(...rows.map(({ id }) => actionsOf(id).length));

/** Groups of one action per function. createUser is separate, because the other functions need its user. */
const rounds = Array.from({ length: mostActions }, (_, at) =>
  rows.flatMap(({ id, functionName }) =>
    actionsOf(id)
      .slice(at, at + 1)
      .map((action) => ({ functionName, action, id })),
  ),
);

/** Every granted action is necessary: without it, its function fails. */
export const grantMutations = [
  ...rounds.map((grants) => grants.filter(({ id }) => id !== 'createUser')),
  ...actionsOf('createUser').map((action) => [{ functionName: operations.createUser.functionName, action }]),
  rows.map(({ functionName }) => ({ functionName, action: 'ssm:GetParameter' })),
].map(withoutGrants);
