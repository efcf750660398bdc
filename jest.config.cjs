// Node 20 is supported here as long as the SDK runs on it.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';

module.exports = {
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  transform: { '\\.ts$': '<rootDir>/test/transform.cjs', 'node_modules/jose/.*\\.js$': '<rootDir>/test/transform.cjs' },
  // ES modules alone; jest loads CommonJS.
  transformIgnorePatterns: ['/node_modules/(?!jose/)'],
  resolver: '<rootDir>/test/clients/typescript/resolver.cjs',
  globalSetup: '<rootDir>/test/clients/typescript/build.cjs',
  modulePathIgnorePatterns: [
    '<rootDir>/test/clients/platforms/node_modules/',
    '<rootDir>/test/reality/node_modules/',
    '<rootDir>/test/reality/react/oldest/node_modules/',
    '<rootDir>/test/reality/lambda-runtime/node_modules/',
  ],
  testTimeout: 30_000,
};
