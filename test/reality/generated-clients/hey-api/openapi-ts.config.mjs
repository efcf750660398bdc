export default {
  input: 'openapi.yaml',
  output: 'generated',
  plugins: ['@hey-api/client-fetch', 'zod', { name: '@hey-api/sdk', validator: true }],
};
