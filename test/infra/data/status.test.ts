import { describe, expect, it } from '@jest/globals';
import { duration, statusOn } from '../../../infra/data/status';
import { paceOf } from '../../../infra/data/pace/pace';

describe('duration', () => {
  it.each([
    [0, '0 s'],
    [59.4, '59 s'],
    [90, '2 min'],
    [3600, '1 h 0 min'],
    [8760, '2 h 26 min'],
    [7199, '2 h 0 min'],
    [400_000, '4 days 15 h'],
  ])('of %d seconds is %s', (seconds, text) => {
    expect(duration(seconds)).toBe(text);
  });
});

describe('the status outside a terminal', () => {
  it('is one line every ten seconds, with the number, the rates and the time that is left', () => {
    let time = 0;
    const written: string[] = [];
    const now = () => time;
    const read = paceOf({ limit: 10, signal: new AbortController().signal, now });
    const status = statusOn({ stream: { write: (text: string) => written.push(text) }, now, from: 100, unit: 'users', paces: { read } });
    for (let second = 1; second <= 20; second += 1) {
      time = second * 1000;
      read.use(5);
      status.show(100 + second * 10, 1000);
    }
    read.slowDown();
    time = 31_000;
    status.show(400, undefined);
    status.end();
    expect(written).toEqual([
      '200 of about 1,000 users · 10 per second · 5 read units per second · about 1 min left\n',
      '300 of about 1,000 users · 10 per second · 5 read units per second · about 1 min left\n',
      '400 users · 9.7 per second · 3.2 read units per second · 1 times throttled\n',
    ]);
  });
});
