import type { Finding } from '../finding';
import type { Plan } from '../plan';

/** Warns when the commands of the shell address another region than the deployment. */
export function judgeRegion({ environment, region }: Plan, shellRegion: string | undefined): Finding[] {
  if (environment.region === undefined && shellRegion === undefined) {
    const found = `Neither the environment nor the shell selects a region. The CDK uses ${region}.`;
    return [{ severity: 'warns', found, actions: [`Set region in infra/environments/${environment.name}.ts, or AWS_REGION.`] }];
  }
  if (shellRegion === undefined || shellRegion === region) return [];
  const found = `${environment.name} is deployed to ${region}, as infra/environments/${environment.name}.ts says. The region of your shell is ${shellRegion}.`;
  return [{ severity: 'warns', found, actions: [`For aws commands, run: export AWS_REGION=${region}`] }];
}
