/** A request that says nothing of what only the API may say: a profile that was read is refused where it is not made a request first. */
export type Only<Request, Answer> = Request & { readonly [Name in Exclude<keyof Answer, keyof Request>]?: never };
