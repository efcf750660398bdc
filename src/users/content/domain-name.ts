const aLabel = /(?:^|\.)xn--/;

/**
 * Returns whether a domain name that was converted to Unicode still contains an A-label: that label is not valid (RFC 5890 §2.3.2.1).
 * Node.js 20 rejects such a domain name, and Node.js 24 returns it unchanged.
 */
export const hasBrokenLabel = (unicode: string): boolean => aLabel.test(unicode);
