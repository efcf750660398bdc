/** The first line of every generated file that can hold a comment. */
export const banner = '// Compiled from openapi.yaml by `npm run generate`; do not edit.\n';
