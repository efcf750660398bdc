import { describe, expect, it } from '@jest/globals';
import { exchange } from '../../../clients/typescript/src/exchange';
import { connectionOf } from '../../../clients/typescript/src/connection';
import { fakeClock } from './fake-clock';

/** The outcome of a request to one URL that is answered from another. */
function outcomeOf(asked: string, answered: string | undefined, status = 200) {
  const transport = async () => ({ status, headers: {}, url: answered, text: async () => '{}' });
  const connection = connectionOf({ baseUrl: 'https://api.example.com', transport }, fakeClock());
  return exchange(connection, { method: 'GET', url: asked, headers: {} }, 1000, (work) => work);
}

const asked = "https://api.example.com/v1/users?email=o'brien%2Ba%40example.com&limit=5";

describe('an answer from the URL of the request', () => {
  it.each([
    ['the same text', asked, asked],
    ['a quote encoded by OkHttp', asked, asked.replace("'", '%27')],
    ['the host in lower case', 'HTTPS://API.example.com/users', 'https://api.example.com/users'],
    ['the port of https', 'https://api.example.com:443/users', 'https://api.example.com/users'],
    ['the port of http', 'http://api.example.com:80/users', 'http://api.example.com/users'],
    ['an encoding in lower case', 'https://x/a%2Fb', 'https://x/a%2fb'],
    ['no URL', asked, ''],
    ['an undefined URL', asked, undefined],
  ])('is read: %s', async (_, from, to) => {
    expect(await outcomeOf(from, to)).toMatchObject({ status: 200, text: '{}' });
  });
});

describe('an answer from another URL', () => {
  it.each([
    ['another host', asked, asked.replace('api.', 'evil.')],
    ['another scheme', asked, asked.replace('https', 'http')],
    ['another port', 'http://localhost:3000/users', 'http://localhost:4000/users'],
    ['another path', asked, 'https://api.example.com/login'],
    ['another query', asked, `${asked}&_=1`],
  ])('is unexpected: %s', async (_, from, to) => {
    const outcome = await outcomeOf(from, to, 503);
    expect(outcome).toMatchObject({ status: 0, failure: 'unexpected', text: '', headers: {} });
    expect(outcome.cause).toEqual(new Error('redirected'));
  });

  it('is unexpected, too, when a browser hides it behind status 0', async () => {
    expect(await outcomeOf(asked, undefined, 0)).toMatchObject({ failure: 'unexpected' });
  });
});
