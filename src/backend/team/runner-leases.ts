/** Leases of jobs that run on people's machines, in the database of the server. */
import type { Lease, Leases } from '../platform/runners/lease.ts';
import type { TeamDatabase } from '../team-schema.ts';

export function createRunnerLeases({ query }: Pick<TeamDatabase, 'query'>): Leases {
  return {
    async find(job) {
      const row = await query
        .selectFrom('runner_leases')
        .selectAll()
        .where('job', '=', job)
        .executeTakeFirst();
      return row && toLease(row);
    },
    async put(lease) {
      const { job, ...rest } = toRow(lease);
      await query
        .insertInto('runner_leases')
        .values({ job, ...rest })
        .onConflict((conflict) => conflict.column('job').doUpdateSet(rest))
        .execute();
    },
    async extend(job, epoch, until) {
      await query
        .updateTable('runner_leases')
        .set({ until })
        .where('job', '=', job)
        .where('epoch', '=', epoch)
        .execute();
    },
    async sweep(before) {
      await query.deleteFrom('runner_leases').where('until', '<', before).execute();
    },
    async drop(job, epoch) {
      await query.deleteFrom('runner_leases').where('job', '=', job).where('epoch', '=', epoch).execute();
    },
  };
}

const toRow = ({ job, epoch, until, organizationId, userId, machineId }: Lease) => ({
  job,
  epoch,
  until,
  organization_id: organizationId,
  user_id: userId,
  machine_id: machineId,
});

const toLease = (row: ReturnType<typeof toRow>): Lease => ({
  job: row.job,
  epoch: row.epoch,
  until: row.until,
  organizationId: row.organization_id,
  userId: row.user_id,
  machineId: row.machine_id,
});
