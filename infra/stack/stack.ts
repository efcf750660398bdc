import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { addAccountRole } from './account';
import { addAlarms } from './observability/alarms';
import { type Api, addApi } from './rest-api';
import type { BundleFolder } from '../bundle/bundles';
import type { Choice } from '../environments/environments';
import { addDashboard } from './observability/dashboard';
import { functions } from './functions';
import { logGroups as groups } from './logs';
import { named } from './names';
import { addOutputs } from './outputs';
import { parameters as choices } from './template-parameters';
import { addParameters } from './ssm-parameters';
import { usersTable } from './table';
import { alarmTopic } from './observability/topic';
import { addUserPool } from './user-pool';
import { addWebAcl } from './web-acl';

/** The API of user profiles with all that belongs to it, in one template. */
export class UserProfilesStack extends Stack {
  constructor(scope: Construct, choice: Choice, bundleFolder: BundleFolder) {
    const { environment } = choice;
    const name = named(choice.suffix);
    const description = `User profiles, ${environment.name}`;
    const env = environment.region === undefined ? {} : { region: environment.region };
    super(scope, name, { stackName: name, description, env, terminationProtection: environment.keepsData });
    const parameters = choices(this, choice);
    const { suffix } = parameters;
    const logGroups = groups(environment, parameters);
    const table = usersTable(this, environment, suffix);
    const served = functions(this, { environment, parameters, bundleFolder, table, logGroups });
    const { authorizer } = environment;
    const userPool = authorizer.kind === 'own-pool' ? addUserPool(this, authorizer, environment, suffix) : undefined;
    const trusted = authorizer.kind === 'existing-pool' ? authorizer : userPool && { arn: userPool.arn, clientIds: [userPool.clientId] };
    const api = addApi(this, { environment, suffix, trusted, served, logGroups });
    this.#addStructure(choice, api, suffix);
    addParameters(this, suffix, { tableName: table.tableName, apiUrl: api.url, userPool });
    const topic = environment.alarmEmail === undefined ? undefined : alarmTopic(this, suffix, environment.alarmEmail);
    addAlarms(this, { suffix, table, served, api }, topic);
    const dashboardUrl = addDashboard(this, { suffix, table, served, api });
    addOutputs(this, { suffix, apiUrl: api.url, table, served, dashboardUrl, userPool });
  }

  /** What one environment has and another has not. */
  #addStructure({ environment, suffix: chosen }: Choice, { stage }: Api, suffix: string): void {
    const { name, ownsAccountRole, webAcl } = environment;
    // Under another suffix the environment is a copy; the original owns the role.
    if (ownsAccountRole && chosen === name) stage.node.addDependency(addAccountRole(this));
    if (webAcl.kind === 'managed') addWebAcl(this, stage, suffix, webAcl.requestsPer5Minutes);
  }
}
