/** The coach: sessions, and one chat before the built-in coach or a model. */
import type { FiguresPort } from '../../../../domain/figures/figures.ts';
import type { Host } from '../../../platform/host.ts';
import type { ModelGateway } from '../../../platform/models/gateway.ts';
import { defineSlice } from '../../../platform/slice.ts';
import type { ToolRunner } from '../../../platform/tools/tool-runner.ts';
import { createBuiltInCoach } from './built-in/built-in-coach.ts';
import { createChatService } from './chat.service.ts';
import { coachEvents } from './coach.events.ts';
import { coachRoutes } from './coach.routes.ts';
import { createModelSource, type ModelPort } from './coach-source.ts';
import { openPractice, type PracticePorts } from './open-practice.ts';
import { proposeWith } from './propose-with.ts';
import { openReadings, type ReadingPorts } from './readings/open-readings.ts';
import { createCoachSessionsService } from './sessions.service.ts';

export interface CoachOptions {
  /** Answers in place of the built-in coach. */
  readonly model?: ModelPort | undefined;
}

interface CoachPorts extends Pick<PracticePorts, 'loadPolicy'> {
  /** Of other owners. */
  readonly readings: Omit<ReadingPorts, 'db' | 'figures'>;
  readonly host: Host;
  readonly figures: FiguresPort;
  readonly options: CoachOptions;
  /** Absent: no model answers, and nothing is proposed. */
  readonly models?: ModelGateway;
  readonly tools?: ToolRunner;
}

export const coachSlice = defineSlice({
  name: 'assist/coach',
  tables: ['coach_sessions', 'coach_messages'],
  reads: [
    'clients',
    'projects',
    'invoices',
    'findings',
    'requests',
    'users',
    'timesheets',
    'time_entries',
    'tasks',
  ],
  people: ['coach_sessions.user_id', 'coach_messages.user_id'],
  events: coachEvents,
  mount: ({ host, figures, options, loadPolicy, readings, tools }: CoachPorts) => {
    const builtIn = createBuiltInCoach({
      clock: host.clock,
      openData: (caller) => ({
        ...openPractice({ ...host, figures, loadPolicy }, caller),
        ...openReadings({ ...readings, db: host.db, figures }, caller),
      }),
      ...(tools && { propose: proposeWith(tools) }),
    });
    const source = options.model === undefined ? builtIn : createModelSource(options.model);
    const onError = (error: unknown) => host.logger.error({ err: error }, 'coach failed');
    const chat = createChatService({ ...host, source, onError });
    const findLiveFrames = (messageId: string) => chat.findLiveFrames(messageId);
    return {
      routes: coachRoutes(createCoachSessionsService({ ...host, findLiveFrames }), chat),
      isBusy: () => chat.isBusy(),
      close: async () => await chat.close(),
    };
  },
});
