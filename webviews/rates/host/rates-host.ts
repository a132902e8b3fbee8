/** The host side of the Rates page. */

import type { RateEffect } from '../../../src/api-client/index.ts';
import { formatDuration } from '../../../src/domain/duration.ts';
import type { Emitter } from '../../../src/pages/emitter.ts';
import { isApiFailure } from '../../../src/pages/failures.ts';
import type { DefinePage } from '../../../src/pages/page-host.ts';
import type { PagePorts } from '../../../src/pages/page-ports.ts';
import { today } from '../../../src/pages/time/iso-week.ts';
import {
  type RateDraft,
  type RatesHostMessage,
  type RatesViewMessage,
  ratesViewMessageSchema,
} from '../messages.ts';
import { addCost, editCost, removeCost } from './cost-rates.ts';
import { loadRates } from './load-rates.ts';
import { isTypedDate, type RateRequest, toRequest } from './rate-request.ts';

export interface Asked {
  /** While the page is open. */
  readonly asked: Emitter<string>['event'];
  /** By which it was opened. */
  readonly first: string | undefined;
}

type Refused = Extract<RatesHostMessage, { readonly type: 'refused' }>;

export function defineRates(
  ports: PagePorts,
  { asked, first }: Asked,
): DefinePage<RatesViewMessage, RatesHostMessage> {
  const { backend, clock } = ports;
  let wanted = first;
  return (page) => {
    page.add(
      asked((projectId) => {
        wanted = projectId;
        page.refresh();
      }),
    );
    return {
      incoming: ratesViewMessageSchema,
      showsConnection: true,
      watch: [
        'rate',
        'cost-rate',
        'project',
        'client',
        'task',
        'organization',
        'user',
        'time-entry',
        'timesheet',
        'invoice',
      ],
      load: async () =>
        backend.state.phase === 'failed'
          ? undefined
          : await loadRates(ports, { today: today(clock.now()), wanted, locale: ports.locale }),
      on: {
        ready: ({ projectId }) => {
          wanted ??= projectId;
          return page.fill();
        },
        chooseProject: ({ projectId }) => {
          wanted = projectId;
          return page.fill();
        },
        preview: async ({ turn, draft }) => {
          const answer = await attempt(ports, { turn, draft }, async (request) => {
            const { effect } = await previewOf(ports, request);
            return { type: 'preview', turn, effect };
          });
          await page.send(answer);
        },
        save: async ({ turn, draft }) => {
          const answer = await attempt(ports, { turn, draft }, async (request) => {
            const { effect } = await save(ports, request);
            return { type: 'saved', effect: effect ?? nothing };
          });
          if (answer.type === 'saved') wanted = draft.projectId;
          await page.send(answer);
          if (answer.type === 'saved') await page.fill();
        },
        remove: (rate) => remove(ports, rate),
        addCost: () => addCost(ports),
        editCost: (rate) => editCost(ports, rate),
        removeCost: (rate) => removeCost(ports, rate),
      },
    };
  };
}

const nothing: RateEffect = { entries: 0, seconds: 0, before: [], after: [], left: [] };

interface Typed {
  readonly turn: number;
  readonly draft: RateDraft;
}

/** What cannot be read, or is refused, is told beside its field. */
async function attempt(
  ports: PagePorts,
  { turn, draft }: Typed,
  act: (request: RateRequest) => Promise<RatesHostMessage>,
): Promise<RatesHostMessage> {
  const { t, records, backend } = ports;
  const refuse = (field: Refused['refusal']['field'], text: string): Refused => ({
    type: 'refused',
    turn,
    refusal: { field, text },
  });
  const { projects } = await records.load();
  const currency = projects.get(draft.projectId)?.hourlyRate.currency ?? '';
  const id = await backend.ask(async (api) => ({ data: api.newId() }));
  const request = toRequest(draft, { id, currency });
  if (request === undefined) return refuse('amount', t('Enter an amount of {0}, such as 110.00.', currency));
  if (draft.from !== '' && !isTypedDate(draft.from)) return refuse('from', t('Enter a date.'));
  try {
    return await act(request);
  } catch (error) {
    if (!isApiFailure(error)) throw error;
    const isDate = error.details.some(({ field }) => field === 'validFrom');
    return refuse(isDate ? 'from' : 'other', error.message);
  }
}

async function previewOf({ backend }: PagePorts, request: RateRequest) {
  const { act, rate } = request;
  const body = act === 'add' ? { act, rate } : { act, id: request.id, rate };
  return await backend.ask((api, options) => api.previewRate({ ...options, body }));
}

async function save({ backend }: PagePorts, request: RateRequest) {
  if (request.act === 'add') {
    return await backend.ask((api, options) => api.createRate({ ...options, body: request.rate }));
  }
  const { id, version, rate: body } = request;
  const headers = { 'If-Match': `"${version}"` };
  return await backend.ask((api, options) => api.patchRate({ ...options, path: { id }, body, headers }));
}

async function remove(
  { ask, backend, t }: PagePorts,
  { id, version }: { readonly id: string; readonly version: number },
): Promise<void> {
  const { effect } = await backend.ask((api, options) =>
    api.previewRate({ ...options, body: { act: 'remove', id } }),
  );
  const act = t('Remove Rate');
  const time = `${formatDuration(effect.seconds)} h`;
  const detail =
    effect.entries === 0
      ? t('No recorded time changes.')
      : t('{0} in {1} entries take the rate that holds without it.', time, String(effect.entries));
  if (!(await ask({ kind: 'confirm', question: t('Remove this rate?'), detail, act }))) return;
  const headers = { 'If-Match': `"${version}"` };
  await backend.ask((api, options) => api.deleteRate({ ...options, path: { id }, headers }));
}
