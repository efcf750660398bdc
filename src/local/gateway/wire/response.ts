/** An answer, ready for the wire but for Content-Length. */
export interface GatewayResponse {
  status: number;
  /** One entry per header line. */
  headers: readonly HeaderLine[];
  body: string | Buffer;
}

export type HeaderLine = readonly [name: string, value: string];

/** The headers without those that let a page of another origin read the answer. */
export const withoutCors = (headers: readonly HeaderLine[]): HeaderLine[] => headers.filter(([name]) => !/^access-control-/i.test(name));
