import type { Table } from '../environment/scan';
import type { History } from '../history';
import type { Kind } from '../kinds';
import { checkEmails } from './emails';
import { checkPages } from './pages';
import { checkResponses } from './responses';
import { checkContents, checkTable } from './table';
import { checkUser } from './user';
import { userHistories } from './user-history';
import type { Violation } from './violation';

/** Compares what the clients of a round received with the table after the round. */
export function check(kind: Kind, history: History, table: Table): Violation[] {
  const histories = userHistories(history, table, performance.now());
  return [
    ...checkTable(table),
    ...checkContents(table, history),
    ...histories.flatMap(checkUser),
    ...checkResponses(kind, history),
    ...checkEmails(history.calls),
    ...checkPages(history),
  ];
}
