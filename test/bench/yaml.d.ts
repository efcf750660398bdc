declare module '*.yaml' {
  import type { Document } from 'openapi-backend';

  const document: Document;
  export default document;
}
