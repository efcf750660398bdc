import { operationWarnings } from './operations';
import { resourceWarnings } from './resources';

/**
 * Returns a warning for each change that breaks requests while one deployment is in progress or after its rollback, one line each, which
 * says what to do. CloudFormation changes the table and the roles first, then shifts the traffic of the functions, then switches the stage
 * to the new definition, and deletes at the end. So new functions serve the old definition, and after a rollback old functions can serve
 * the new one.
 * @param deployed the deployed template; a template of another stack causes no warning
 * @param next the template to deploy
 */
export const twoDeploymentWarnings = (deployed: unknown, next: unknown): string[] => [
  ...operationWarnings(deployed, next),
  ...resourceWarnings(deployed, next),
];
