const label = /(?:^|\.)xn--/;

/**
 * Whether a domain name in Unicode still has an A-label, which then has no Unicode form (RFC 5890 §2.3.2.1). What the parsers of
 * Node.js 20 refuse, those of 24 leave as it is.
 */
export const hasBrokenLabel = (unicode: string): boolean => label.test(unicode);
