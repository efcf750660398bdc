/** Who asks, as the gateway has authenticated them. */
export interface Caller {
  /** The subject of their token. A person's is the `userId` of their profile. */
  sub: string;
  administrator: boolean;
  /** In the form in which a profile has it; absent when the token carries none, or none that was verified. */
  verifiedEmail?: string;
}
