// Powertools makes each line itself, and needs no more of a console than where the line goes.
const linesTo = (stream) => (line) => void stream.write(`${line}\n`);

export function Console({ stdout, stderr }) {
  const [log, error] = [linesTo(stdout), linesTo(stderr)];
  return { log, debug: log, info: log, warn: error, error };
}
