import { headerName } from '../../../src/config';
import type { Environment } from '../environment';
import { isInteger, type Rule } from './rule';

export const rulesOfCors = ({ allowedOrigins, allowedHeaders = [], keepsData }: Environment): Rule[] => [
  {
    name: 'allowedOrigins',
    value: allowedOrigins,
    isValid: areOrigins(allowedOrigins, keepsData),
    accepted: `["*"], or 1 to 20 different origins such as https://app.example.com${keepsData ? '' : ' or http://localhost:5173'}`,
  },
  {
    name: 'allowedHeaders',
    value: allowedHeaders,
    isValid: allowedHeaders.length <= 20 && allowedHeaders.every((header) => headerName.test(header)),
    accepted: 'at most 20 header names such as X-Tenant-Id',
  },
];

function areOrigins(texts: readonly string[], keepsData: boolean): boolean {
  if (texts.length === 1 && texts[0] === '*') return true;
  const isDistinct = new Set(texts).size === texts.length;
  return isInteger(texts.length, 1, 20) && isDistinct && texts.every((text) => isOrigin(text, keepsData));
}

/** Whether the text is an origin as browsers send it (RFC 6454 §6.1), without a path or a trailing slash. */
function isOrigin(text: string, keepsData: boolean): boolean {
  const isAllowed = /^https:\/\/[a-z0-9.:-]+$/.test(text) || (!keepsData && /^http:\/\/localhost(:[0-9]+)?$/.test(text));
  return isAllowed && URL.canParse(text) && new URL(text).origin === text;
}
