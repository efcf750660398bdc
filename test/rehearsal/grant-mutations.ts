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

/** Changes of several roles at once: each says its own, for what one function may not keeps no other from its work. */
const withoutGrants = (grants: readonly Grant[]): TemplateMutation => ({
  what: `when ${grants.map(({ functionName, action }) => `${functionName} may not ${action}`).join(', ')}`,
  says: grants.map(({ functionName, action }) => denied(functionName, action)),
  change: (template) => {
    for (const { functionName, action } of grants) withoutAction(functionName, action)(template);
  },
});

const actionsOf = (id: OperationId): string[] => [...permissions[id].table, ...permissions[id].indexes];
const rows = Object.values(operations);
const mostActions = Math.max(...rows.map(({ id }) => actionsOf(id).length));

/** The first action of every function, the second, and so on. Without a user the others have nothing to do, so createUser is for itself. */
const rounds = Array.from({ length: mostActions }, (_, at) =>
  rows.flatMap(({ id, functionName }) =>
    actionsOf(id)
      .slice(at, at + 1)
      .map((action) => ({ functionName, action, id })),
  ),
);

/** Without any one of the actions that the stack grants its function fails: none is granted in vain. */
export const grantMutations = [
  ...rounds.map((grants) => grants.filter(({ id }) => id !== 'createUser')),
  ...actionsOf('createUser').map((action) => [{ functionName: operations.createUser.functionName, action }]),
  rows.map(({ functionName }) => ({ functionName, action: 'ssm:GetParameter' })),
].map(withoutGrants);
