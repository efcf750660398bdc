import { checkAnswers } from './check-answers';
import { checkContents, checkTable } from './check-table';
import { checkUser } from './check-user';
import { checkWalks } from './check-walks';
import { checkAddresses } from './check-addresses';
import type { History } from './history';
import type { Kind } from './kinds';
import type { Table } from './scan';
import { viewsOf } from './view';
import type { Violation } from './violation';

/** Compares what clients were told with what is kept now. */
export function check(kind: Kind, history: History, table: Table): Violation[] {
  const views = viewsOf(history, table, performance.now());
  return [
    ...checkTable(table),
    ...checkContents(table, history),
    ...views.flatMap(checkUser),
    ...checkAnswers(kind, history),
    ...checkAddresses(history.intents),
    ...checkWalks(history),
  ];
}
