import type { APIGatewayProxyEvent } from 'aws-lambda';
import { proxyEvent } from '../event';
import type { Operation } from './bundles';
import { content, user } from './sample';

export const scenarios = ['get', 'create', 'invalid'] as const;
export type Scenario = (typeof scenarios)[number];

export const operationOf: Record<Scenario, Operation> = { get: 'getUser', create: 'createUser', invalid: 'createUser' };

const headers = { 'content-type': ['application/json'], host: ['127.0.0.1'], 'user-agent': ['bench'], accept: ['*/*'] };

/** The event that API Gateway would send for a scenario. */
export const eventOf: Record<Scenario, () => APIGatewayProxyEvent> = {
  get: () => ({ ...proxyEvent('getUser', { path: { userId: user.userId }, headers }), path: `/users/${user.userId}` }),
  create: () => proxyEvent('createUser', { body: JSON.stringify(content), headers }),
  invalid: () => proxyEvent('createUser', { body: JSON.stringify({ ...content, phoneNumber: '020', nickname: 'x' }), headers }),
};

export const expectedStatus: Record<Scenario, readonly number[]> = { get: [200], create: [200, 201], invalid: [400] };
