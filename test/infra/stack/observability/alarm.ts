import { resourcesOf, type TemplateJson, templateOf, textOf } from '../../template';

interface MetricData {
  Id: string;
  Expression?: string;
  MetricStat?: { Metric: { Namespace: string; MetricName: string; Dimensions?: Dimension[] }; Stat: string; Period: number };
}

export interface Dimension {
  Name: string;
  Value: unknown;
}

export type AlarmProperties = Record<string, unknown> & { AlarmDescription: string; Metrics?: MetricData[]; Dimensions?: Dimension[] };

/** Returns the alarms of a template by their names without the project and the suffix. */
export const alarmsIn = (template: TemplateJson): Map<string, AlarmProperties> =>
  new Map(
    Object.values(resourcesOf(template, 'AWS::CloudWatch::Alarm'))
      .map(
        ({ Properties }) =>
          [textOf(Properties['AlarmName']).replace('user-profiles-<EnvironmentSuffix>-', ''), Properties as AlarmProperties] as const,
      )
      // release-alarms.test.ts tests the alarms that roll a release back.
      .filter(([name]) => !/-release-/.test(name)),
  );

/** Returns an alarm of prod. */
export function alarm(name: string, template = templateOf('prod')): AlarmProperties {
  const found = alarmsIn(template).get(name);
  if (found === undefined) throw new Error(`no alarm ${name}`);
  return found;
}

export const dimensions = (list: readonly Dimension[] = []) => Object.fromEntries(list.map(({ Name, Value }) => [Name, textOf(Value)]));

/** The metrics of an alarm with an expression. */
export const sources = ({ Metrics = [] }: AlarmProperties) =>
  Metrics.flatMap(({ Id, MetricStat }) =>
    MetricStat
      ? [
          {
            id: Id,
            metric: `${MetricStat.Metric.Namespace} ${MetricStat.Metric.MetricName} ${MetricStat.Stat}`,
            of: dimensions(MetricStat.Metric.Dimensions),
          },
        ]
      : [],
  );

export const expression = ({ Metrics = [] }: AlarmProperties) => Metrics.find(({ Expression }) => Expression !== undefined)?.Expression;
