import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import { type ClientOptions, createClient } from 'user-profiles-client';
import { createQueries } from 'user-profiles-client/tanstack-query';
import { ProfileScreen } from './profile-screen';

/**
 * Starts the app of a signed-in user.
 * @param options the URL of the API, and the function that returns the user's ID token
 */
export function startApp(root: Element, options: ClientOptions): void {
  const client = createClient(options);
  const queryClient = new QueryClient();
  const queries = createQueries(client, queryClient);
  const signOut = () => {
    client.reset();
    queryClient.clear();
  };
  createRoot(root).render(
    <QueryClientProvider client={queryClient}>
      <App queries={queries} signOut={signOut} />
    </QueryClientProvider>,
  );
}

function App({ queries, signOut }: { queries: ReturnType<typeof createQueries>; signOut: () => void }) {
  const [isSignedIn, setIsSignedIn] = useState(true);
  const leave = () => {
    setIsSignedIn(false);
    signOut();
  };
  return isSignedIn ? <ProfileScreen queries={queries} onSignOut={leave} /> : <p>You are signed out.</p>;
}
