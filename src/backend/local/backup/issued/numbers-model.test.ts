/**
 * Random histories of one data folder: issued, backed up, restored, killed, damaged and lost. Whatever happens, a number that was
 * acknowledged is that of one document. `VIREO_SEED=N` plays a failed history again, `VIREO_NUMBER_STEPS=N` a longer one.
 */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import fc from 'fast-check';
import { IssuingPractice } from '../../../testing/backup/issuing-practice.ts';
import { type RestoreStep, restoreSteps } from '../restore-backup.ts';

const seed = Number(process.env['VIREO_SEED'] ?? Date.now() % 100_000);
const steps = Number(process.env['VIREO_NUMBER_STEPS'] ?? 14);

type Step =
  | { readonly do: 'issue' | 'credit' | 'back up' | 'pattern' | 'start empty' }
  | { readonly do: 'restore' | 'damage and restore' | 'lose and restore'; readonly which: number }
  | { readonly do: 'kill a restore'; readonly which: number; readonly at: RestoreStep };

const which = fc.nat();
const histories: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: fc.record({ do: fc.constant('issue' as const) }) },
    {
      weight: 3,
      arbitrary: fc.record({
        do: fc.constantFrom('back up' as const, 'credit' as const, 'pattern' as const),
      }),
    },
    {
      weight: 4,
      arbitrary: fc.record({
        do: fc.constantFrom('restore' as const, 'damage and restore' as const, 'lose and restore' as const),
        which,
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        do: fc.constant('kill a restore' as const),
        which,
        at: fc.constantFrom(...restoreSteps),
      }),
    },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('start empty' as const) }) },
  ),
  { minLength: steps, maxLength: steps },
);

class History {
  readonly #practice: IssuingPractice;
  /** The document of each number that was acknowledged. */
  readonly #given = new Map<string, string>();
  readonly #backups: string[] = [];

  constructor(practice: IssuingPractice) {
    this.#practice = practice;
  }

  async take(step: Step): Promise<void> {
    const { backups } = this.#practice;
    switch (step.do) {
      case 'issue':
        return await this.#issue();
      case 'credit':
        return await this.#credit();
      case 'pattern':
        return await this.#changePattern();
      case 'back up':
        return void this.#backups.push(await backups.backUp());
      case 'start empty':
        this.#practice.loseDatabase();
        return await this.#practice.setUp();
      case 'kill a restore':
        return void (await backups.restoreKilled(this.#choose(step.which), step.at));
      default:
        return await this.#restore(step);
    }
  }

  async #restore({ do: what, which: at }: Extract<Step, { readonly which: number }>): Promise<void> {
    const chosen = this.#choose(at);
    if (what === 'damage and restore') fs.writeFileSync(this.#practice.backups.file, 'damaged');
    if (what === 'lose and restore') this.#practice.loseDatabase();
    const { undo } = await this.#practice.backups.restore(chosen);
    if (what === 'restore' && undo !== null) this.#backups.push(undo);
  }

  #choose(at: number): string {
    return this.#backups[at % this.#backups.length] ?? '';
  }

  /** Refused where another pattern gave that number: nothing was issued then. */
  async #issue(): Promise<void> {
    const issued = await this.#practice.issue().catch((error: unknown) => {
      assert.match(String(error), /409.*given to another document/);
      return undefined;
    });
    if (issued) this.#acknowledge(issued.number, issued.id);
  }

  async #credit(): Promise<void> {
    const one = (await this.#practice.list()).find(
      ({ state, number }) => state === 'issued' && !number.startsWith('CN'),
    );
    if (one === undefined) return;
    const reason = { reason: 'Wrong rate', releaseEntries: true };
    const credit = await this.#practice.open(
      async ({ ask }) =>
        await ask<{ id: string; number: string }>('POST', `/invoices/${one.id}/credit`, reason),
    );
    this.#acknowledge(credit.number, credit.id);
  }

  async #changePattern(): Promise<void> {
    await this.#practice.open(async ({ ask }) => {
      const { organizationId } = await ask<{ organizationId: string }>('GET', '/users/me');
      const path = `/organizations/${organizationId}`;
      const { invoicePattern } = await ask<{ invoicePattern: string }>('GET', path);
      const usual = '{YYYY}-{####}';
      await ask('PATCH', path, { invoicePattern: invoicePattern === usual ? '2026-{####}' : usual });
    });
  }

  #acknowledge(number: string, id: string): void {
    assert.equal(this.#given.get(number) ?? id, id, `${number} was given twice`);
    this.#given.set(number, id);
  }

  async check(): Promise<void> {
    await this.#practice.requireWhole();
    for (const { number, id } of await this.#practice.list()) {
      if (number !== null) this.#acknowledge(number, id);
    }
  }
}

describe(`numbers over a random history (seed ${seed})`, function () {
  this.timeout(60_000 + steps * 20_000);

  it('are never given twice', async () => {
    const [history = []] = fc.sample(histories, { numRuns: 1, seed });
    const practice = await IssuingPractice.create();
    const played: string[] = [];
    try {
      const model = new History(practice);
      for (const step of [{ do: 'back up' }, { do: 'issue' }, ...history] as const) {
        played.push(JSON.stringify(step));
        await model.take(step);
        await model.check();
      }
    } catch (error) {
      throw new Error(`seed ${seed}: ${played.join(' ')}`, { cause: error });
    } finally {
      practice.remove();
    }
  });
});
