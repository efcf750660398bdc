import type { Bill, Line } from './bill';
import { apiRequests, asOf, prices, region } from './prices';
import { usesOf, type Workload } from './usage';

/** Returns the bill as text. */
export function report(workload: Workload, { lines, total, userPool, onDemand, provisioned, remarks }: Bill): string {
  const isOnDemand = workload.environment.capacity?.kind === 'on-demand';
  const shown = [...lines.map((line) => rowOf(line, total)), ['', 'total', '', '', dollars(total), '100 %']];
  const million = workload.requests / 1e6;
  const text = [
    heading(workload),
    table([['', '', '', '', 'US$', 'share'], ...shown]),
    ...(million > 0 ? [`${dollars(total / million)} US$ per million requests.`] : []),
    isOnDemand
      ? `The capacity units of the table cost ${dollars(onDemand)} US$ on demand; provisioned they would cost ${dollars(provisioned)} US$.`
      : `The capacity units of the table cost ${dollars(provisioned)} US$ provisioned; on demand they would cost ${dollars(onDemand)} US$.`,
    ...(userPool
      ? [
          `The user pool is not part of the total: ${amount(userPool.amount)} ${userPool.what} cost ${dollars(userPool.usd)} US$${mark(userPool)}.`,
        ]
      : []),
    ...remarks,
    ...([...lines, ...(userPool ? [userPool] : [])].some(({ found }) => !found) ? ['* The price could not be verified.'] : []),
    'Not included: requests to KMS, SNS emails, S3 assets, log queries.',
  ];
  return text.join('\n');
}

function heading(workload: Workload): string {
  const { environment, users, requests, freeTier } = workload;
  const mix = usesOf(workload).map(([use, share]) => `${percent(share)} ${use}`);
  const prefix = freeTier ? 'After the free tier' : 'List prices';
  return `One month of ${environment.name}: ${amount(users)} users, ${amount(requests)} requests: ${mix.join(', ')}.\n${prefix}, ${region}, ${asOf}.\n`;
}

const rowOf = (line: Line, total: number): string[] => [
  line.component,
  line.what,
  amount(line.amount),
  line.unit,
  `${dollars(line.usd)}${mark(line)}`,
  percent(total > 0 ? line.usd / total : 0),
];

const mark = ({ found }: Line): string => (found ? '' : ' *');
const amount = (value: number): string => value.toLocaleString('en', { maximumFractionDigits: value < 100 ? 2 : 0 });
const dollars = (value: number): string => value.toLocaleString('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const percent = (share: number): string => `${(share * 100).toLocaleString('en', { maximumFractionDigits: 1 })} %`;

const rightAligned = new Set([2, 4, 5]);

function table(rows: string[][]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').replace(/ \*$/, '').length)));
  const cell = (text: string, column: number) => {
    const plain = text.replace(/ \*$/, '');
    const padding = ' '.repeat((widths[column] ?? 0) - plain.length);
    const starred = column === 4 ? text.slice(plain.length).padEnd(2) : '';
    return `${rightAligned.has(column) ? padding + plain : plain + padding}${starred}`;
  };
  return `${rows.map((row) => row.map(cell).join('  ').trimEnd()).join('\n')}\n`;
}

/** Returns the bill as JSON, with the prices that it is based on. */
export const asJson = (workload: Workload, bill: Bill): string =>
  JSON.stringify(
    { workload: { ...workload, environment: workload.environment.name }, ...bill, region, asOf, prices: { ...prices, apiRequests } },
    null,
    2,
  );
