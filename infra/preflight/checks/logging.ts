import { loggingIds } from '../../stack/api-logging';
import { loggingParameter } from '../../stack/template-parameters';
import type { DeployedStack, LoggingSetting } from '../facts';
import { type Fact, type Finding, notChecked } from '../finding';
import { partitionOf } from '../partition';
import type { Plan } from '../plan';

/** The findings, and the value of the parameter; undefined when CloudFormation uses the former value or the default. */
export interface LoggingDecision {
  findings: Finding[];
  parameter?: 'true' | 'false';
}

/**
 * Decides whether the stack sets the logging role of API Gateway. infra/stack/api-logging.ts says why exactly one stack does.
 * @param stack undefined when there is no stack
 */
export function decideLogging(plan: Plan, setting: Fact<LoggingSetting>, stack: Fact<DeployedStack | undefined>): LoggingDecision {
  if (!setting.known) return { findings: [notChecked('the logging role of API Gateway', setting.reason)] };
  // Without its resources, the owner looks like a sharer, which would remove its role from the stack.
  if (!stack.known) return { findings: [notChecked('whether this stack sets the logging role of API Gateway', stack.reason)] };
  const given = plan.parameters[loggingParameter];
  const ownRole = stack.value?.resources.find(({ logicalId }) => logicalId === loggingIds.role)?.physicalId;
  const { roleArn, roleExists } = setting.value;
  const isMissing = roleArn === undefined || (roleExists.known && !roleExists.value);
  const situation = { plan, setting: setting.value, ownRole, given };
  if (ownRole !== undefined) return decideForOwner(situation, isMissing);
  return isMissing ? decideWithoutRole(situation) : decideForSharer(situation);
}

interface Situation {
  plan: Plan;
  setting: LoggingSetting;
  /** Name of the role of this stack. */
  ownRole: string | undefined;
  /** The value of `--parameter OwnsApiGatewayLogging=`. */
  given: string | undefined;
}

/** The owner stays the owner: CloudFormation would retain its role, and the next owner would add another one. */
function decideForOwner({ plan, setting: { roleArn }, ownRole, given }: Situation, isMissing: boolean): LoggingDecision {
  if (given === 'false') {
    const found = `This stack sets the logging role of API Gateway. With ${loggingParameter}=false, the role ${ownRole} remains in the account, without a stack.`;
    return { findings: [{ severity: 'warns', found }], parameter: 'false' };
  }
  const isSet = roleArn !== undefined && !isMissing && nameOf(roleArn) === ownRole;
  if (isSet)
    return { findings: [{ severity: 'notes', found: `This stack sets the logging role of API Gateway (${ownRole}).` }], parameter: 'true' };
  const found = `This stack contains the logging role ${ownRole}, but the account setting of API Gateway ${isMissing ? 'names no existing role' : `names ${roleArn}`}. CloudFormation does not restore the setting.`;
  return { findings: [{ severity: 'warns', found, actions: restoring(plan, ownRole ?? '') }], parameter: 'true' };
}

function restoring({ account, region }: Plan, role: string): string[] {
  const partition = partitionOf(region);
  const trust =
    '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"apigateway.amazonaws.com"},"Action":"sts:AssumeRole"}]}';
  const policy = `arn:${partition}:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs`;
  return [
    `If the role was deleted, create it again: aws iam create-role --role-name ${role} --assume-role-policy-document '${trust}' && aws iam attach-role-policy --role-name ${role} --policy-arn ${policy}`,
    `Restore the setting: aws apigateway update-account --region ${region} --patch-operations op=replace,path=/cloudwatchRoleArn,value=arn:${partition}:iam::${account}:role/${role}`,
  ];
}

function decideWithoutRole({ setting: { roleArn }, given }: Situation): LoggingDecision {
  const why =
    roleArn === undefined
      ? 'API Gateway has no logging role in this account and region'
      : `The logging role ${roleArn} of API Gateway no longer exists`;
  if (given !== 'false') return { findings: [{ severity: 'notes', found: `${why}. This stack sets one.` }], parameter: 'true' };
  const found = `${why}, and with ${loggingParameter}=false this stack sets none. The creation of the stage would fail.`;
  return { findings: [{ severity: 'stops', found, actions: [`Remove --parameter ${loggingParameter}=false.`] }] };
}

function decideForSharer({ plan, setting: { roleArn, roleExists, ownerStack }, given }: Situation): LoggingDecision {
  const owner = ownerStack === undefined ? 'no stack of this region' : `the stack ${ownerStack}`;
  if (given === 'true') {
    const found = `${loggingParameter}=true would replace the logging role of all APIs of this account and region. The setting names ${roleArn}, which belongs to ${owner}.`;
    const clear = `aws apigateway update-account --region ${plan.region} --patch-operations op=replace,path=/cloudwatchRoleArn,value=`;
    return {
      findings: [
        {
          severity: 'stops',
          found,
          actions: [
            `Remove the parameter: the stack then shares this role. Or, to replace the role deliberately, clear the setting first: ${clear}`,
          ],
        },
      ],
    };
  }
  const shares: Finding = {
    severity: 'notes',
    found: `This stack shares the logging role ${roleArn} of API Gateway, which belongs to ${owner}.`,
  };
  const unread = roleExists.known ? [] : [notChecked(`whether the role ${roleArn} exists`, roleExists.reason)];
  return { findings: [shares, ...unread], parameter: 'false' };
}

const nameOf = (arn: string): string => arn.slice(arn.lastIndexOf('/') + 1);
