const strayPercent = /%(?![0-9A-F]{2})/i;

/** Whether text of the form that the contract describes is a URL for the WHATWG's parser too, and percent-encodes what it encodes. */
export const isUrl = (text: string): boolean => URL.canParse(text) && !strayPercent.test(text);
