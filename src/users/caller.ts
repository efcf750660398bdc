/** The caller of a request, as authenticated by API Gateway. */
export interface Caller {
  /** The subject of the caller's token. A user's own is the `userId` of their profile. */
  sub: string;
  administrator: boolean;
  /** The verified email address, in the format in which it is stored; absent when the token contains none or it is not verified. */
  verifiedEmail?: string;
}
