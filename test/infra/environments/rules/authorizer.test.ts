import { describe, expect, it } from '@jest/globals';
import { dev } from '../../../../infra/environments/dev';
import { staging } from '../../../../infra/environments/staging';
import { validated } from '../../../../infra/environments/validation';

const own = (url = 'https://app.example.com/signed-in') => ({
  kind: 'own-pool' as const,
  callbackUrls: [url],
  logoutUrls: ['https://app.example.com/'],
});

describe('the redirect URLs of an environment', () => {
  it.each([
    'http://app.example.com/signed-in',
    'http://localhost.example.com/signed-in',
    'http://localhost@example.com/signed-in',
    'app://signed-in',
    'javascript://signed-in',
    'https://app.example.com/#signed-in',
    'https://*.example.com/signed-in',
    'https://ada@example.com/signed-in',
    'https://app.example.com/signed in',
    'com.example.app:signed-in',
    'signed-in',
    '',
  ])('rejects %j as a callback or logout URL', (url) => {
    expect(() => validated({ ...dev, authorizer: own(url) })).toThrow(
      `Environment "dev": authorizer.callbackUrls is ["${url}"]; it must be 1 to 100 URLs that start with https://`,
    );
    expect(() => validated({ ...dev, authorizer: { ...own(), logoutUrls: [url] } })).toThrow('authorizer.logoutUrls is ');
  });

  it('rejects an empty list of callback URLs, and a localhost URL if it keeps its data', () => {
    expect(() => validated({ ...dev, authorizer: { ...own(), callbackUrls: [] } })).toThrow('authorizer.callbackUrls is []');
    expect(() => validated({ ...staging, authorizer: own('http://localhost/signed-in') })).toThrow('authorizer.callbackUrls is ');
  });
});
