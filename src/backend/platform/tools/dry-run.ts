/** Does a use case and takes it back at once: a preview is what would really happen, or what it would be refused for. */
import type { Actor } from '../../../domain/policy/actor.ts';
import type { UnitOfWork, Work } from '../unit-of-work.ts';

class RolledBack extends Error {
  readonly result: unknown;

  constructor(result: unknown) {
    super('rolled back');
    this.result = result;
  }
}

/** Nothing of it is kept, and nobody hears of it: its transaction ends as one that failed. */
export async function dryRun<T>(
  unitOfWork: UnitOfWork,
  actor: Actor,
  work: (work: Work) => Promise<T>,
): Promise<T> {
  try {
    return await unitOfWork.write(actor, async (inner) => {
      throw new RolledBack(await work(inner));
    });
  } catch (error) {
    if (error instanceof RolledBack) return error.result as T;
    throw error;
  }
}
