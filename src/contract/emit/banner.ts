/** The first line of every generated file that can contain a comment. */
export const banner = '// Generated from openapi.yaml by `npm run generate`; do not edit.\n';
