import type { Finding } from './finding';

const labels: Readonly<Record<Finding['severity'], string>> = { stops: 'STOPS', warns: 'warns', notes: 'note ' };

/** Returns the lines that report a check. A check without findings has passed. */
export function lines(check: string, findings: readonly Finding[]): string[] {
  if (findings.length === 0) return [`  ok     ${check}`];
  return findings.flatMap(({ severity, found, actions = [] }) => [
    `  ${labels[severity]}  ${check}: ${found}`,
    ...actions.map((action) => `           - ${action}`),
  ]);
}
