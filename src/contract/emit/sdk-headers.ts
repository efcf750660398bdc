/**
 * The request headers by which an SDK reports its version and the number of a retry. They belong to no operation: the API responds the
 * same without them.
 */
export const sdkHeaders = { version: 'X-Client-Version', retries: 'X-Retry-Count' } as const;
