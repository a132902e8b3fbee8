/** The host side of the Rates page; a bundle of its own. */
import * as vscode from 'vscode';
import {
  type RateDraft,
  type RatesHostMessage,
  type RatesViewMessage,
  ratesViewMessageSchema,
} from '../../../../webviews/rates/messages.ts';
import type { RateEffect } from '../../../api-client/index.ts';
import { formatDuration } from '../../../domain/duration.ts';
import type { Emitter } from '../../platform/emitter.ts';
import { isApiFailure } from '../../platform/failures.ts';
import { userLocale } from '../../platform/l10n.ts';
import { hostPage } from '../../platform/pages/host-page.ts';
import type { DefinePage } from '../../platform/pages/page-host.ts';
import type { ShownPage } from '../../platform/pages/shown-page.ts';
import type { Services } from '../../platform/services.ts';
import { today } from '../../platform/time/iso-week.ts';
import { addCost, editCost, removeCost } from './cost-rates.ts';
import { loadRates } from './load-rates.ts';
import { isTypedDate, type RateRequest, toRequest } from './rate-request.ts';

interface Asked {
  /** While the page is open. */
  readonly asked: Emitter<string>['event'];
  /** By which it was opened. */
  readonly first: string | undefined;
}

export function attachRatesPanel(services: Services, shown: ShownPage, asked: Asked): void {
  hostPage(services, shown, defineRates(services, asked));
}

type Refused = Extract<RatesHostMessage, { readonly type: 'refused' }>;

function defineRates(
  services: Services,
  { asked, first }: Asked,
): DefinePage<RatesViewMessage, RatesHostMessage> {
  const { backend, clock } = services;
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
          : await loadRates(services, { today: today(clock.now()), wanted, locale: userLocale() }),
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
          const answer = await attempt(services, { turn, draft }, async (request) => {
            const { effect } = await previewOf(services, request);
            return { type: 'preview', turn, effect };
          });
          await page.send(answer);
        },
        save: async ({ turn, draft }) => {
          const answer = await attempt(services, { turn, draft }, async (request) => {
            const { effect } = await save(services, request);
            return { type: 'saved', effect: effect ?? nothing };
          });
          if (answer.type === 'saved') wanted = draft.projectId;
          await page.send(answer);
          if (answer.type === 'saved') await page.fill();
        },
        remove: (rate) => remove(services, rate),
        addCost: () => addCost(services),
        editCost: (rate) => editCost(services, rate),
        removeCost: (rate) => removeCost(services, rate),
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
  services: Services,
  { turn, draft }: Typed,
  act: (request: RateRequest) => Promise<RatesHostMessage>,
): Promise<RatesHostMessage> {
  const { t, records, backend } = services;
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

async function previewOf({ backend }: Services, request: RateRequest) {
  const { act, rate } = request;
  const body = act === 'add' ? { act, rate } : { act, id: request.id, rate };
  return await backend.ask((api, options) => api.previewRate({ ...options, body }));
}

async function save({ backend }: Services, request: RateRequest) {
  if (request.act === 'add') {
    return await backend.ask((api, options) => api.createRate({ ...options, body: request.rate }));
  }
  const { id, version, rate: body } = request;
  const headers = { 'If-Match': `"${version}"` };
  return await backend.ask((api, options) => api.patchRate({ ...options, path: { id }, body, headers }));
}

async function remove(
  { backend, t }: Services,
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
  if ((await vscode.window.showWarningMessage(t('Remove this rate?'), { modal: true, detail }, act)) !== act)
    return;
  const headers = { 'If-Match': `"${version}"` };
  await backend.ask((api, options) => api.deleteRate({ ...options, path: { id }, headers }));
}
