/** The host side of the page Goals and Check-ins; a bundle of its own. */
import {
  type GoalsHostMessage,
  type GoalsViewMessage,
  goalsViewMessageSchema,
} from '../../../../webviews/goals/messages.ts';
import { runCommand } from '../../platform/commands.ts';
import { userLocale } from '../../platform/l10n.ts';
import { hostPage } from '../../platform/pages/host-page.ts';
import { loadOrFail } from '../../platform/pages/load-or-fail.ts';
import type { DefinePage } from '../../platform/pages/page-host.ts';
import type { ShownPage } from '../../platform/pages/shown-page.ts';
import type { Services } from '../../platform/services.ts';
import { askGoal, editGoal } from './ask-goal.ts';
import { askHabit, editHabit } from './ask-habit.ts';
import { askMemory, editMemory } from './ask-memory.ts';
import { goalsResources, loadGoals } from './load-goals.ts';
import { removeRecord } from './remove-record.ts';

export function attachGoalsPanel(services: Services, shown: ShownPage): void {
  hostPage(services, shown, defineGoals(services));
}

const adders = { goal: askGoal, habit: askHabit, memory: askMemory } as const;
const editors = { goal: editGoal, habit: editHabit, memory: editMemory } as const;

function defineGoals(services: Services): DefinePage<GoalsViewMessage, GoalsHostMessage> {
  const { backend } = services;
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
      load: () => loadOrFail(services, 'Goals and Check-ins', () => loadGoals(services, userLocale())),
      on: {
        ready: () => page.fill(),
        refresh: () => page.fill(),
        add: ({ of }) => thenFill(() => adders[of](services)),
        edit: ({ of, id }) => thenFill(() => editors[of](services, id)),
        remove: ({ of, id }) => thenFill(() => removeRecord(services, { of, id }, () => page.refresh())),
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
        openRecord: ({ link }) => runCommand('vireo.openRecord', { record: link }),
        checkIn: () => runCommand('vireo.checkIn'),
      },
    };
  };
}
