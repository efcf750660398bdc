/** The URL of the API and the token of the calls. An app has them from its configuration and its session. */
export const connection = { baseUrl: '', token: '' };

/** Sends the requests of the generated client. */
export async function send<T>(path: string, { headers, ...init }: RequestInit): Promise<T> {
  const merged = new Headers(headers);
  merged.set('Authorization', `Bearer ${connection.token}`);
  const response = await fetch(`${connection.baseUrl}${path}`, { ...init, headers: merged });
  const text = await response.text();
  return { status: response.status, headers: response.headers, data: text === '' ? undefined : JSON.parse(text) } as T;
}
