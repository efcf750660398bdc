import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { BundleFolder } from '../bundle/bundles';
import type { Selection } from '../environments/environments';
import { addFunctions } from './functions';
import { addApiLogsRole, logGroups as logGroupsOf } from './logs';
import { named } from './names';
import { addAlarms } from './observability/alarms';
import { addDashboard } from './observability/dashboard';
import { addOutputs } from './outputs';
import { type Api, addRestApi } from './rest-api';
import { addSsmParameters } from './ssm-parameters';
import { addUsersTable } from './table';
import { addTemplateParameters } from './template-parameters';
import { addUserPool } from './user-pool';
import { addWebAcl } from './web-acl';

/** The user-profile API and every resource that belongs to it, in one template. */
export class UserProfilesStack extends Stack {
  readonly api: Api;

  /**
   * @param selection the environment to synthesize and the default of the parameter EnvironmentSuffix
   * @param bundleFolder returns the folder with the code of a function
   */
  constructor(scope: Construct, selection: Selection, bundleFolder: BundleFolder) {
    const { environment } = selection;
    const name = named(selection.suffix);
    const description = `User profiles, ${environment.name}`;
    const env = environment.region === undefined ? {} : { region: environment.region };
    super(scope, name, { stackName: name, description, env, terminationProtection: environment.keepsData });
    const parameters = addTemplateParameters(this, selection.suffix);
    const { suffix } = parameters;
    const logGroups = logGroupsOf(environment, parameters);
    const table = addUsersTable(this, environment, suffix);
    const served = addFunctions(this, { environment, parameters, bundleFolder, table, logGroups });
    const { authorizer } = environment;
    const userPool = authorizer.kind === 'own-pool' ? addUserPool(this, authorizer, environment, suffix) : undefined;
    const trusted = authorizer.kind === 'existing-pool' ? authorizer : userPool && { arn: userPool.arn, clientIds: [userPool.clientId] };
    this.api = addRestApi(this, { environment, suffix, trusted, served, logGroups });
    this.#addOptionalResources(selection, suffix);
    addSsmParameters(this, suffix, { tableName: table.tableName, apiUrl: this.api.url, userPool });
    const monitored = { suffix, table, served, api: this.api };
    addAlarms(this, monitored, environment.alarmEmail);
    const dashboardUrl = addDashboard(this, monitored);
    addOutputs(this, { suffix, apiUrl: this.api.url, table, served, dashboardUrl, userPool });
  }

  /** Adds the resources that only some environments have. */
  #addOptionalResources({ environment, suffix: selected }: Selection, suffix: string): void {
    const { name, ownsAccountRole, webAcl } = environment;
    // Under another suffix, the stack is a copy of the environment; the original owns the role.
    if (ownsAccountRole && selected === name) this.api.stage.node.addDependency(addApiLogsRole(this));
    if (webAcl.kind === 'managed') addWebAcl(this, this.api.stage, suffix, webAcl.requestsPer5Minutes);
  }
}
