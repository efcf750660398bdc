// One Lambda function in a process of its own: node lambda-process.cjs MODULE EXPORT
// It receives { id, event, context } and sends { id, result } or { id, error }. Its first message is { loaded } or { error }.
const [path, name] = process.argv.slice(2);
const handler = load();

process.on('message', async ({ id, event, context, timeout }) => {
  const deadline = performance.now() + timeout;
  const getRemainingTimeInMillis = () => Math.max(0, Math.floor(deadline - performance.now()));
  try {
    process.send({ id, result: await (await handler)(event, { ...context, getRemainingTimeInMillis }) });
  } catch (error) {
    process.send({ id, error: String(error?.stack ?? error) });
  }
});
process.on('disconnect', () => process.exit());

async function load() {
  try {
    const { handlerIn } = await import('../handler-in.mjs');
    const loaded = await handlerIn(path, name);
    process.send({ loaded: true });
    return loaded;
  } catch (error) {
    process.send({ error: String(error?.stack ?? error) });
    return () => Promise.reject(error);
  }
}
