import type { Lease, Leases } from '../../platform/runners/lease.ts';

/** For tests, and for what does not outlive its process. */
export function createMemoryLeases(): Leases & { readonly kept: ReadonlyMap<string, Lease> } {
  const kept = new Map<string, Lease>();
  return {
    kept,
    find: async (job) => kept.get(job),
    put: async (lease) => void kept.set(lease.job, lease),
    async extend(job, epoch, until) {
      const there = kept.get(job);
      if (there?.epoch === epoch) kept.set(job, { ...there, until });
    },
    async sweep(before) {
      for (const [job, { until }] of kept) if (until < before) kept.delete(job);
    },
    async drop(job, epoch) {
      if (kept.get(job)?.epoch === epoch) kept.delete(job);
    },
  };
}
