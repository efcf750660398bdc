import { checkAnswers } from './answers';
import { checkContents, checkTable } from './table';
import { checkUser } from './user';
import { checkWalks } from './pages';
import { checkAddresses } from './emails';
import type { History } from '../history';
import type { Kind } from '../kinds';
import type { Table } from '../environment/scan';
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
