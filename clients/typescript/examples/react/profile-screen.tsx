import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { isProblem, patchUserRequest, type PatchUserRequest, type Theme, type UserProfile } from 'user-profiles-client';
import type { Queries } from 'user-profiles-client/tanstack-query';

/** Shows the profile of the signed-in user, with a form to change it. */
export function ProfileScreen({ queries, onSignOut }: { queries: Queries; onSignOut: () => void }) {
  const { data: user, error } = useQuery(queries.me.get());
  return (
    <main>
      {user && <Profile user={user} />}
      {user && <ProfileForm queries={queries} user={user} />}
      {error && (
        <p role="alert">{isProblem(error, 'getUser') && error.status === 404 ? 'You have no profile yet.' : 'You seem to be offline.'}</p>
      )}
      {!user && !error && <p>Loading…</p>}
      <button onClick={onSignOut}>Sign out</button>
    </main>
  );
}

/** Shows a profile. While a change is being saved, it is the expected profile. */
function Profile({ user }: { user: UserProfile }) {
  return (
    <header>
      <h1>{user.displayName}</h1>
      <p id="about">{user.bio ?? 'No bio yet.'}</p>
    </header>
  );
}

function ProfileForm({ queries, user }: { queries: Queries; user: UserProfile }) {
  const queryClient = useQueryClient();
  // The profile that the user sees in the form. The screen may load a newer one while the form is open; a change is based on this one.
  const [opened, setOpened] = useState(user);
  const [edited, setEdited] = useState<PatchUserRequest>({});
  const save = useMutation({
    ...queries.me.patch(),
    onSuccess: (saved) => {
      setOpened(saved);
      setEdited({});
    },
    onError: async (error) => {
      if (isConflict(error)) setOpened(await queryClient.fetchQuery(queries.me.get()));
    },
  });
  const edit = (change: PatchUserRequest) => setEdited({ ...edited, ...change });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({ body: patchUserRequest(opened, edited) });
  };

  return (
    <form onSubmit={submit}>
      <fieldset disabled={save.isPending}>
        <label>
          Name{' '}
          <input
            required
            maxLength={100}
            value={edited.displayName ?? opened.displayName}
            onChange={({ target }) => edit({ displayName: target.value })}
          />
        </label>
        <label>
          Bio <textarea value={edited.bio ?? opened.bio ?? ''} onChange={({ target }) => edit({ bio: target.value })} />
        </label>
        <ThemeField
          value={edited.preferences?.theme ?? opened.preferences?.theme ?? 'system'}
          onChange={(theme) => edit({ preferences: { ...edited.preferences, theme } })}
        />
        <button>Save</button>
      </fieldset>
      {save.isSuccess && <p role="status">Saved.</p>}
      {save.error && <p role="alert">{messageOf(save.error)}</p>}
    </form>
  );
}

const themes: Theme[] = ['system', 'light', 'dark'];

function ThemeField({ value, onChange }: { value: Theme; onChange: (theme: Theme) => void }) {
  return (
    <label>
      Theme{' '}
      <select value={value} onChange={({ target }) => onChange(themes.find((theme) => theme === target.value) ?? 'system')}>
        {themes.map((theme) => (
          <option key={theme}>{theme}</option>
        ))}
      </select>
    </label>
  );
}

const isConflict = (error: Error): boolean => isProblem(error, 'patchUser') && error.status === 412;

function messageOf(error: Error): string {
  if (isConflict(error)) return 'Somebody else has changed the profile. Check the form and save again.';
  if (isProblem(error, 'patchUser'))
    return error.problem?.errors?.[0]?.detail ?? `The profile could not be saved. Request id: ${error.requestId}.`;
  return 'You seem to be offline. The profile was not saved.';
}
