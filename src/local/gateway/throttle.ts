/** Returns whether a request that arrives now is accepted. */
export type Throttle = () => boolean;

export interface Rate {
  /** Average requests per second. */
  rate: number;
  /** Maximum number of requests at once. */
  burst: number;
}

export const unlimited: Throttle = () => true;

/**
 * Returns a token bucket, as API Gateway has one for each stage.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-request-throttling.html
 * @param clock returns milliseconds that never decrease
 */
export function tokenBucket({ rate, burst }: Rate, clock: () => number): Throttle {
  let tokens = burst;
  let filledAt = clock();
  return () => {
    const now = clock();
    tokens = Math.min(burst, tokens + ((now - filledAt) * rate) / 1000);
    filledAt = now;
    if (tokens < 1) return false;
    tokens -= 1;
    return true;
  };
}
