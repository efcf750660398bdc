// Moves the clock of the process: Date.now() is later by the milliseconds in the file CLOCK_OFFSET_FILE. Loaded with node --require, before
// the function, which reads no other clock for its settings.
const { readFileSync } = process.getBuiltinModule('node:fs');
const { now } = Date;
Date.now = () => now() + Number(readFileSync(process.env.CLOCK_OFFSET_FILE, 'utf8'));
