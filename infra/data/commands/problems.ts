import { appendFileSync, closeSync, openSync } from 'node:fs';
import { ownersFile } from '../../../src/local/data/directory';
import type { Outcome } from './write-users';

/** A user who was not written. */
export interface Problem {
  /** Such as `users.jsonl:12`. */
  where: string;
  what: string;
}

/** Collects the users who were not written. */
export interface Problems {
  add(problem: Problem): void;
  /** Says how many problems were not printed. */
  summarize(): void;
  close(): void;
}

const maxPrinted = 20;

/**
 * Prints the first 20 problems, and writes all of them to the report.
 * @param report the file; undefined: none
 * @param isResumed whether the report of an earlier run is continued
 * @throws errors of node:fs
 */
export function problemsOf({
  say,
  report,
  isResumed,
}: {
  say(line: string): void;
  report: string | undefined;
  isResumed: boolean;
}): Problems {
  const fd = report === undefined ? undefined : openSync(report, isResumed ? 'a' : 'w', ownersFile);
  let number = 0;
  return {
    add: ({ where, what }) => {
      number += 1;
      if (number <= maxPrinted) say(`${where}: ${what}`);
      if (fd !== undefined) appendFileSync(fd, `${where}: ${what}\n`);
    },
    summarize: () => {
      if (number > maxPrinted)
        say(
          `${number - maxPrinted} more problems ${report === undefined ? 'were not printed; list them with --report FILE' : `are in ${report}`}.`,
        );
    },
    close: () => {
      if (fd !== undefined) closeSync(fd);
    },
  };
}

const reasons: Partial<Record<Outcome, string>> = {
  different: 'the table has this user with other content; --replace replaces it',
  'email-taken': 'another user in the table has the email address',
  deleted: 'the user was deleted after this revision',
  changed: 'the user was changed or deleted at the same time; run the command again',
};

/** Returns why a user was not written; undefined when the table has the user. */
export const reasonFor = (outcome: Outcome): string | undefined => reasons[outcome];
