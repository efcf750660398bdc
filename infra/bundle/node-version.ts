/** The major version of Node.js that the functions run on: the Lambda runtime of the stack and the target of the bundles. */
export const nodeVersion = 24;
