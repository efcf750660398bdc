import type * as Sdk from '../../../clients/typescript/src/index';

/** The URL of the API and the token of the caller. */
export interface Target {
  readonly baseUrl: string;
  readonly token: string;
}

/** A request of a page. */
export interface Attempt {
  readonly method?: string;
  readonly mode?: 'no-cors';
  readonly headers?: Record<string, string>;
  readonly body?: string;
}

/** The part of a fetch response that a page of another origin can read. */
export interface Readable {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** An error of the SDK as JSON. */
export interface Failure {
  readonly kind: string;
  readonly status: number | undefined;
  readonly code: string | undefined;
}

/** The functions that the checks call in the page. */
export type PageFunctions = ReturnType<typeof pageFunctions>;

/** Returns the functions that the checks call in the page. @param copy the other build of the same SDK */
export function pageFunctions(sdk: typeof Sdk, copy: typeof Sdk) {
  const clientOf = ({ baseUrl, token }: Target) => sdk.createClient({ baseUrl, token: () => token, retries: 0 });

  const failureOf = async (call: Promise<unknown>): Promise<Failure | undefined> => {
    try {
      await call;
      return undefined;
    } catch (error) {
      if (!(error instanceof sdk.ClientError)) throw error;
      return { kind: error.kind, status: error.status, code: error.code };
    }
  };

  return {
    /** Creates a user, reads the user twice, updates, lists and deletes the user. */
    journey: async (target: Target) => {
      const client = clientOf(target);
      const body = { email: 'page@example.com', displayName: 'Ada 😀' };
      const created = await client.createUser({ body });
      const { userId } = created.data;
      const first = await client.getUser({ userId });
      const second = await client.getUser({ userId });
      const changed = await client.updateUser({ userId, body: { ...sdk.replaceUserRequest(second.data), bio: 'Hello.' } });
      const grace = await client.createUser({ body: { email: 'grace.page@example.com', displayName: 'Grace' } });
      const walked: string[] = [];
      for await (const { email } of client.listUsersItems({ limit: 1 })) walked.push(email);
      await clientOf(target).updateUser({ userId, body: { ...body, bio: 'Another page.' }, ifMatch: '*' });
      const stale = await failureOf(client.updateUser({ userId, body: { ...body, etag: changed.data.etag } }));
      const taken = await failureOf(client.createUser({ body }));
      const invalid = await failureOf(client.createUser({ body: { ...body, email: 'ada@' } }));
      const latest = await client.getUser({ userId });
      const deleted = await client.deleteUser({ userId });
      const gone = await failureOf(client.getUser({ userId }));
      await client.deleteUser({ userId: grace.data.userId });
      return {
        created: { status: created.status, displayName: created.data.displayName },
        etag: created.headers['etag'],
        same: JSON.stringify(first.data) === JSON.stringify(second.data),
        changed: changed.data.bio,
        walked: walked.toSorted(),
        stale,
        taken,
        invalid,
        latest: latest.data.bio,
        deleted: deleted.status,
        gone,
      };
    },

    /** Cancels a call before its response arrives. */
    cancelled: (target: Target) => {
      const controller = new AbortController();
      const call = failureOf(clientOf(target).listUsers({}, { signal: controller.signal }));
      controller.abort();
      return call;
    },

    /** Reads with fetch, as an app without the SDK does. */
    read: async (url: string, init: { method?: string; headers?: Record<string, string>; body?: string }): Promise<Readable> => {
      const response = await fetch(url, init);
      return { status: response.status, headers: Object.fromEntries(response.headers), body: await response.text() };
    },

    /** Sends a request. @returns the status that the page can read, `opaque` for an opaque response, or `nothing` after an error */
    attempt: async (url: string, init: Attempt): Promise<string> => {
      try {
        const { type, status } = await fetch(url, init);
        return type === 'opaque' ? 'opaque' : String(status);
      } catch {
        return 'nothing';
      }
    },

    /** Calls each operation that sends a token or a body. */
    redirected: async (target: Target): Promise<(Failure | undefined)[]> => {
      const userId = '3f2b8c1e-5d4a-4c6b-9e7f-0a1b2c3d4e5f';
      const body = { email: 'ada@example.com', displayName: 'Ada' };
      const client = clientOf(target);
      const calls = [
        () => client.getUser({ userId }),
        () => client.createUser({ body }),
        () => client.updateUser({ userId, body }),
        () => client.deleteUser({ userId }),
      ];
      const failures: (Failure | undefined)[] = [];
      for (const call of calls) failures.push(await failureOf(call()));
      return failures;
    },

    /** Returns how one build of the SDK recognizes an error of the other build. */
    twoCopies: async (target: Target) => {
      const other = copy.createClient({ baseUrl: target.baseUrl, token: () => target.token });
      const error: unknown = await other.getUser({ userId: '3f2b8c1e-5d4a-4c6b-9e7f-0a1b2c3d4e5f' }).catch((reason: unknown) => reason);
      return {
        areTwo: copy.createClient !== sdk.createClient,
        isProblem: sdk.isProblem(error, 'getUser'),
        isClientError: error instanceof sdk.ClientError,
      };
    },
  };
}
