/** Who asks, as the gateway has authenticated them. */
export interface Caller {
  /** The subject of their token. */
  sub: string;
}
