const mostTexts = 1000;

/**
 * Returns the function with a memory for what it has accepted: a user base has few locales and time zones, and to find their form takes long.
 * Texts that are refused are not remembered; clients can make up as many as they like.
 */
export function remembered(canonical: (text: string) => string | undefined): (text: string) => string | undefined {
  const forms = new Map<string, string>();
  return (text) => {
    const known = forms.get(text);
    if (known !== undefined) return known;
    const form = canonical(text);
    if (form !== undefined && forms.size < mostTexts) forms.set(text, form);
    return form;
  };
}
