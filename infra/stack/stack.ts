import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { BundleFolder } from '../bundle/bundles';
import type { Selection } from '../environments/environments';
import { customerKey } from './account/customer-key';
import { applyPrescribed } from './account/prescribed';
import { addDomainCondition, addUrls } from './domain';
import { addFunctions } from './functions';
import { addApiLogging } from './api-logging';
import { addAuditLog, logGroups as logGroupsOf } from './logs';
import { named } from './names';
import { addAlarms } from './observability/alarms';
import { addDashboard } from './observability/dashboard';
import { addTraceSampling } from './observability/trace-sampling';
import { addOutputs } from './outputs';
import { addGradualRelease } from './release/release';
import { type Api, addRestApi } from './rest-api';
import { retentionOf } from './retention';
import { addSsmParameters } from './ssm-parameters';
import { addUsersTable } from './table';
import { addTemplateParameters } from './template-parameters';
import { addUserPool } from './user-pool';
import { addWebAcl } from './web-acl/web-acl';

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
    const { tags = {} } = environment;
    const retention = retentionOf(environment, selection.protection);
    super(scope, name, { stackName: name, description, env, terminationProtection: retention.isProtected, tags });
    const parameters = addTemplateParameters(this, selection.suffix);
    const { suffix } = parameters;
    const key = customerKey(this, environment);
    const logGroups = logGroupsOf(retention, parameters, key);
    const table = addUsersTable(this, { environment, retention, suffix, customerKey: key });
    const auditLog = addAuditLog(this, environment, parameters, logGroups);
    const served = addFunctions(this, { environment, parameters, bundleFolder, table, logGroups, auditLog, customerKey: key });
    const { authorizer } = environment;
    const userPool = authorizer.kind === 'own-pool' ? addUserPool(this, authorizer, retention, suffix) : undefined;
    const trusted = authorizer.kind === 'existing-pool' ? authorizer : userPool && { arn: userPool.arn, clientIds: [userPool.clientId] };
    const hasDomain = addDomainCondition(this, environment, suffix);
    this.api = addRestApi(this, { environment, suffix, trusted, served, logGroups, hasDomain });
    this.api.stage.description = addApiLogging(this, parameters.ownsApiGatewayLogging);
    const urls = addUrls(this, environment.domain, this.api, hasDomain);
    addSsmParameters(this, suffix, { tableName: table.tableName, apiUrl: urls.url, userPool });
    const { webAcl: acl, alarmTarget = { kind: 'none' }, traceSampling } = environment;
    if (traceSampling) addTraceSampling(this, this.api, suffix, traceSampling);
    const webAcl =
      acl.kind === 'managed' ? addWebAcl(this, { environment, webAcl: acl, suffix, stage: this.api.stage, logGroups }) : undefined;
    const monitored = { suffix, table, served, api: this.api, webAcl };
    addAlarms(this, monitored, alarmTarget, key);
    addGradualRelease(this, environment.release, served, suffix);
    const dashboardUrl = addDashboard(this, monitored);
    applyPrescribed(this, environment);
    addOutputs(this, { suffix, urls, table, served, dashboardUrl, userPool });
  }
}
