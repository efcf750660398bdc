export default {
  client: {
    input: 'openapi.yaml',
    output: { target: 'generated/client.ts', client: 'fetch', override: { mutator: { path: 'send.ts', name: 'send' } } },
  },
  schemas: {
    input: 'openapi.yaml',
    output: { target: 'generated/zod.ts', client: 'zod' },
  },
};
