/** Answers what the thread asks of the records, by the database or the transaction that the import is looked at in. */
import { createQueryId, type RootOperationNode } from 'kysely';
import type { Reader } from '../../../../../schema.ts';
import type { LookPorts } from '../looking.ts';
import type { RecordsAsk } from './thread-messages.ts';

async function select(db: Reader, node: RootOperationNode): Promise<readonly unknown[]> {
  if (node.kind !== 'SelectQueryNode')
    throw new Error(`A thread that reads a file may not ask for ${node.kind}.`);
  const executor = db.getExecutor();
  return (await executor.executeQuery(executor.compileQuery(node, createQueryId()))).rows;
}

export async function answerRecords(db: Reader, ports: LookPorts, ask: RecordsAsk): Promise<unknown> {
  switch (ask.kind) {
    case 'query':
      return await select(db, ask.node);
    case 'practice':
      return await ports.loadPractice();
    case 'rules':
      return await ports.loadRuleBook();
    case 'decides':
      return await ports.mayDecideOwn();
  }
}
