/** The host side of the page Goals and Check-ins. */

import { loadOrFail } from '../../../src/pages/load-or-fail.ts';
import type { DefinePage } from '../../../src/pages/page-host.ts';
import type { PagePorts } from '../../../src/pages/page-ports.ts';
import { type GoalsHostMessage, type GoalsViewMessage, goalsViewMessageSchema } from '../messages.ts';
import { askGoal, editGoal } from './ask-goal.ts';
import { askHabit, editHabit } from './ask-habit.ts';
import { askMemory, editMemory } from './ask-memory.ts';
import { goalsResources, loadGoals } from './load-goals.ts';
import { removeRecord } from './remove-record.ts';

const adders = { goal: askGoal, habit: askHabit, memory: askMemory } as const;
const editors = { goal: editGoal, habit: editHabit, memory: editMemory } as const;

export function defineGoals(ports: PagePorts): DefinePage<GoalsViewMessage, GoalsHostMessage> {
  const { backend } = ports;
  return (page) => {
    const thenFill = async (act: () => Promise<unknown>): Promise<void> => {
      try {
        await act();
      } finally {
        await page.fill();
      }
    };
    return {
      incoming: goalsViewMessageSchema,
      showsConnection: true,
      watch: goalsResources,
      load: () => loadOrFail(ports, 'Goals and Check-ins', () => loadGoals(ports, ports.locale)),
      on: {
        ready: () => page.fill(),
        refresh: () => page.fill(),
        add: ({ of }) => thenFill(() => adders[of](ports)),
        edit: ({ of, id }) => thenFill(() => editors[of](ports, id)),
        remove: ({ of, id }) => thenFill(() => removeRecord(ports, { of, id }, () => page.refresh())),
        setState: ({ id, state }) =>
          thenFill(() =>
            backend.ask((api, options) => api.patchGoal({ ...options, path: { id }, body: { state } })),
          ),
        tick: ({ id, date, isKept }) =>
          thenFill(() =>
            backend.ask((api, options) =>
              api.tickHabit({ ...options, path: { id }, body: { date, isKept } }),
            ),
          ),
        openRecord: ({ link }) => ports.openRecord(link),
        checkIn: () => ports.runCommand('vireo.checkIn'),
      },
    };
  };
}
