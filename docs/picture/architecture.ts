import type { Picture } from './svg';

/** The source of docs/architecture.svg. After a change, run `npm run docs:picture`. */
export const architecture: Picture = {
  title: 'The contract, what is generated from it, and what runs where',
  bands: [
    {
      label: 'The contract, written by hand',
      boxes: [
        {
          column: 0,
          columns: 4,
          kind: 'contract',
          title: 'openapi.yaml',
          lines: [
            'operations · schemas · access rules · status codes · problem codes · examples',
            'the only place where the API is described',
          ],
        },
      ],
      below: { columns: [0, 1, 2, 3], label: 'npm run generate' },
    },
    {
      label: 'Generated from the contract, or reading it',
      boxes: [
        { column: 0, kind: 'generated', title: 'Mobile SDKs', lines: ['TypeScript and Swift:', 'methods and types'] },
        { column: 1, kind: 'generated', title: 'Gateway definition', lines: ['routes, authorizer, CORS,', 'error responses'] },
        { column: 2, kind: 'generated', title: 'Types and validators', lines: ['operations table,', 'compiled JSON Schemas'] },
        { column: 3, kind: 'runs', title: 'Mock and tests', lines: ['Prism returns examples,', 'tests check each response'] },
      ],
      below: { columns: [0, 1, 2], label: 'used by' },
    },
    {
      label: 'On AWS: npm run deploy',
      boxes: [
        { column: 0, kind: 'runs', title: 'Phone or web app', lines: ['the SDK, with a token', 'from Cognito'] },
        { column: 1, kind: 'runs', title: 'API Gateway', lines: ['verifies the Cognito token,', 'throttles, routes'] },
        { column: 2, kind: 'runs', title: 'AWS Lambda', lines: ['one function', 'for each operation'] },
        { column: 3, kind: 'runs', title: 'DynamoDB', lines: ['one table,', 'two indexes'] },
      ],
      across: ['HTTPS', 'event', 'calls'],
    },
    {
      label: 'On your machine: npm start',
      boxes: [
        { column: 0, kind: 'runs', title: 'App, simulator, curl', lines: ['the same SDK;', 'a token is optional'] },
        { column: 1, kind: 'runs', title: 'Local API Gateway', lines: ['the same definition,', 'on 127.0.0.1:3000'] },
        { column: 2, kind: 'runs', title: 'The same handlers', lines: ['in one', 'Node.js process'] },
        { column: 3, kind: 'runs', title: 'Embedded DynamoDB', lines: ['the same table,', 'in .data/users.db'] },
      ],
      across: ['HTTP', 'event', 'calls'],
    },
  ],
};
