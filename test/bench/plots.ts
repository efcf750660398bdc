// Draws docs/performance/*.svg: node --import tsx test/bench/plots.ts HTTP COLD WARM, with the files that `npm run bench:http -- --json HTTP`,
// `npm run bench:cold -- --json COLD` and `npm run bench -- --json WARM` have written. Without files, it draws only cost.svg.
import { readFileSync, writeFileSync } from 'node:fs';
import { prod } from '../../infra/environments/prod';
import { billOf } from '../../infra/cost/bill';
import { readOptions } from '../../infra/cost/options';
import { variants } from './bundles';
import { implementations } from './cold-start/implementations';
import type { Medians } from './cold-start/report';
import type { Options } from './http/options';
import type { Row } from './http/report';
import { operations } from './http/scenarios';
import { scenarios } from './requests';
import type { Warm } from './serve-path';
import { type Bar, bars, type Chart } from './svg';

interface Measured extends Options {
  rows: Row[];
  layers: Record<string, number>;
}

const folder = 'docs/performance';

function draw(files: string[]): void {
  const plots = { ...(files.length > 0 && measuredPlots(files)), cost: cost() };
  for (const [name, chart] of Object.entries(plots)) writeFileSync(`${folder}/${name}.svg`, bars(chart));
}

function measuredPlots([http, cold, warm]: string[]): Record<string, Chart> {
  if (!http || !cold || !warm)
    throw new Error('Name three files: the results of npm run bench:http, bench:cold and bench, each written with --json.');
  const measured: Measured = JSON.parse(readFileSync(http, 'utf8'));
  return {
    'cold-start': coldStart(JSON.parse(readFileSync(cold, 'utf8'))),
    warm: warmRequests(JSON.parse(readFileSync(warm, 'utf8'))),
    'http-sizes': sizes(measured),
    'http-engine': engine(measured),
    'http-layers': layers(measured),
  };
}

const shortNames: Record<string, string> = { [implementations[0]]: 'READMEs’ way' };

function coldStart(medians: Medians[]): Chart {
  const groups = [...new Set(medians.map(({ operation }) => operation))].map((label) => {
    const own = medians.filter(({ operation }) => operation === label);
    const ours = own.find(({ implementation }) => implementation === implementations[1])?.total ?? Number.NaN;
    return {
      label,
      bars: own.map(({ implementation, total }, kind): Bar => ({
        label: shortNames[implementation] ?? implementation,
        value: total / ours,
        text: (total / ours).toFixed(2),
        kind,
      })),
    };
  });
  return { title: 'The first response of a cold function', subtitle: 'Init and first request, relative to this project', groups, mark: 1 };
}

/** The variant as in the README has no bar: its length would hide the others. */
function warmRequests(microseconds: Warm): Chart {
  const shown = variants.slice(1);
  const groups = scenarios.map((scenario) => ({
    label: scenario,
    bars: shown.map((variant, kind): Bar => {
      const value = (microseconds[variant]?.[scenario] ?? Number.NaN) / (microseconds[variants[2]]?.[scenario] ?? Number.NaN);
      return { label: variant, value, text: value.toFixed(2), kind: kind + 1 };
    }),
  }));
  return { title: 'A warm request', subtitle: 'A function without its store, relative to bare ajv', groups, mark: 1 };
}

function sizes({ rows, connections }: Measured): Chart {
  const groups = operations.map((operation) => {
    const own = rows.filter((row) => row.operation === operation);
    const first = own[0]?.path.requestsPerSecond ?? Number.NaN;
    return { label: operation, bars: own.map((row, kind) => relative(row, row.path.requestsPerSecond / first, kind)) };
  });
  const subtitle = `npm start on disk, ${connections} connections: requests a second, relative to the smallest table`;
  return { title: 'The same at every size', subtitle, groups, mark: 1 };
}

const relative = ({ size }: Row, value: number, kind: number): Bar => ({
  label: `${size.toLocaleString('en')} users`,
  value,
  text: value.toFixed(2),
  kind,
});

function engine({ rows, connections }: Measured): Chart {
  const groups = operations.map((operation) => ({
    label: operation,
    bars: rows.filter((row) => row.operation === operation).map((row, kind) => relative(row, row.engineShare, kind)),
  }));
  const subtitle = `${connections} connections: part of the time that the engine takes when it is driven directly with the same calls`;
  return { title: 'The engine’s share', subtitle, groups, mark: 1 };
}

const layerNames: Record<string, string> = {
  'node:http': 'node:http alone',
  gateway: 'gateway',
  function: 'function: validation, log',
  store: 'store and AWS SDK',
};

function layers({ layers: upTo }: Measured): Chart {
  const entries = Object.entries(upTo);
  const added = entries.map(([name, microseconds], n): Bar => {
    const value = Math.max(0, microseconds - (entries[n - 1]?.[1] ?? 0));
    return { label: layerNames[name] ?? name, value, text: `${Math.round(value)} µs`, kind: n };
  });
  return {
    title: 'Where the processor time of a get goes',
    subtitle: 'Process of gateway and functions, microseconds for a request',
    groups: [{ label: '', bars: added }],
  };
}

function cost(): Chart {
  const groups = [1e6, 1e8].map((requests, kind) => {
    const options = readOptions(['--requests', String(requests), '--env', prod.name]);
    if (options === 'help') throw new Error('no workload');
    const { lines, total } = billOf(options.workload);
    const sums = [...new Set(lines.map(({ component }) => component))].map((label) => ({
      label,
      usd: lines.filter(({ component }) => component === label).reduce((sum, { usd }) => sum + usd, 0),
    }));
    const shown = sums.filter(({ usd }) => usd / total >= 0.005).toSorted((a, b) => b.usd - a.usd);
    return {
      label: `${requests / 1e6} million`,
      bars: shown.map(({ label, usd }) => ({
        label,
        value: usd / total,
        text: `${Math.round((100 * usd) / total)} %, $${usd.toFixed(2)}`,
        kind,
      })),
    };
  });
  return { title: 'What a month of prod costs', subtitle: 'Part of the bill, by requests in the month', groups };
}

draw(process.argv.slice(2));
