const maxEntries = 1000;

/**
 * Returns the function with a cache of its results. The users of an app have few different locales and time zones, and converting one takes
 * long. A text without a result is not cached, because clients can send any number of them.
 */
export function cached(canonical: (text: string) => string | undefined): (text: string) => string | undefined {
  const results = new Map<string, string>();
  return (text) => {
    const known = results.get(text);
    if (known !== undefined) return known;
    const result = canonical(text);
    if (result !== undefined && results.size < maxEntries) results.set(text, result);
    return result;
  };
}
