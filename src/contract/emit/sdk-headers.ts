/** The headers by which an SDK says who it is and which try a request is. Part of no operation: the API answers the same without them. */
export const sdkHeaders = { version: 'X-Client-Version', retries: 'X-Retry-Count' } as const;
