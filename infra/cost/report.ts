import type { Bill, Line } from './bill';
import { apiRequests, asOf, prices, region } from './prices';
import type { Workload } from './workload';
import { usesOf } from './usage';

/** The bill as a person reads it. */
export function report(workload: Workload, { lines, total, userPool, onDemand, remarks }: Bill): string {
  const provisioned = lines.filter(({ what }) => what.startsWith('provisioned')).reduce((sum, { usd }) => sum + usd, 0);
  const shown = [...lines.map((line) => rowOf(line, total)), ['', 'together', '', '', dollars(total), '100 %']];
  const million = workload.requests / 1e6;
  const text = [
    heading(workload),
    table([['', '', '', '', 'US$', 'share'], ...shown]),
    ...(million > 0 ? [`${dollars(total / million)} for a million requests.`] : []),
    `The table's units would cost ${dollars(onDemand)} paid by the request; provisioned they cost ${dollars(provisioned)}.`,
    ...(userPool
      ? [
          `The user pool comes on top, by the person: ${amount(userPool.amount)} ${userPool.what} cost ${dollars(userPool.usd)}${mark(userPool)}.`,
        ]
      : []),
    ...remarks,
    ...([...lines, ...(userPool ? [userPool] : [])].some(({ found }) => !found) ? ['* The price could not be looked up.'] : []),
    `Left out: keys of KMS, e-mails of SNS, assets in S3, queries of logs.`,
  ];
  return text.join('\n');
}

function heading(workload: Workload): string {
  const { environment, users, requests, freeTier } = workload;
  const mix = usesOf(workload).map(([use, share]) => `${percent(share)} ${use}`);
  const prefix = freeTier ? 'After the free tier' : 'List prices';
  return `A month of ${environment.name}: ${amount(users)} users, ${amount(requests)} requests: ${mix.join(', ')}.\n${prefix}, ${region}, ${asOf}.\n`;
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

/** The same for a program, with the prices it was made of. */
export const asJson = (workload: Workload, bill: Bill): string =>
  JSON.stringify(
    { workload: { ...workload, environment: workload.environment.name }, ...bill, region, asOf, prices: { ...prices, apiRequests } },
    null,
    2,
  );
