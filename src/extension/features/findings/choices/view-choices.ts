/** How the user wants the Findings view, kept with the workspace. */
import type * as vscode from 'vscode';
import * as z from 'zod';
import { findingStateSchema, stateOfBefore } from '../../../../contract/findings.ts';
import { Emitter } from '../../../../pages/emitter.ts';
import { type FindingFilter, standardFilter } from '../../../../pages/findings/finding-filter.ts';
import type { Arrangement } from '../finding-groups.ts';

const key = 'vireo.findingsView';

const keptSchema = z.object({
  grouping: z.enum(['severity', 'rule', 'file', 'source']),
  sorting: z.enum(['severity', 'place', 'newest', 'rule']),
  filter: z.object({
    severities: z.array(z.enum(['critical', 'high', 'medium', 'low', 'info'])),
    states: z.array(z.preprocess(stateOfBefore, findingStateSchema)),
    sources: z.array(z.string()),
    text: z.string(),
    onlyNew: z.boolean(),
  }),
});

const standard: Arrangement = { grouping: 'severity', sorting: 'place', filter: standardFilter };

export class ViewChoices {
  readonly #memory: vscode.Memento;
  readonly #changed = new Emitter<void>();
  #current: Arrangement;
  readonly onDidChange = this.#changed.event;

  constructor(memory: vscode.Memento) {
    this.#memory = memory;
    this.#current = keptSchema.safeParse(memory.get(key)).data ?? standard;
  }

  get current(): Arrangement {
    return this.#current;
  }

  async change(change: Partial<Arrangement>): Promise<void> {
    this.#current = { ...this.#current, ...change };
    this.#changed.fire();
    await this.#memory.update(key, this.#current);
  }

  async filter(change: Partial<FindingFilter>): Promise<void> {
    await this.change({ filter: { ...this.#current.filter, ...change } });
  }
}
