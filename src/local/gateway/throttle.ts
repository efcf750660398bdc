/** Whether one more request may pass now. */
export type Throttle = () => boolean;

export interface Rate {
  /** Requests per second in the long run. */
  rate: number;
  /** Requests at once. */
  burst: number;
}

export const unlimited: Throttle = () => true;

/**
 * A token bucket, as API Gateway has one per stage.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-request-throttling.html
 * @param clock milliseconds, never going back
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
