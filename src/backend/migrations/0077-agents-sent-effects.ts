import type { Migration } from '../platform/db/migrate.ts';

/** Of an effect in the ledger of a replay: the run that did it after the checkpoint, which is asked about before it is done once more. */
export const sentEffects: Migration = {
  name: '0077-agents-sent-effects',
  async up(db) {
    await db.schema.alterTable('agent_effects').addColumn('sent_run_id', 'varchar(36)').execute();
  },
};
