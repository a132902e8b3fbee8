/** The coach: sessions, and one chat before the built-in coach or a model. */
import type { FiguresPort } from '../../../../domain/figures/figures.ts';
import type { Host } from '../../../platform/host.ts';
import type { PersonCaller } from '../../../platform/http/actor.ts';
import type { ModelGateway } from '../../../platform/models/gateway.ts';
import { defineSlice } from '../../../platform/slice.ts';
import type { ToolRunner } from '../../../platform/tools/tool-runner.ts';
import type { Query } from '../../insight/model/query/answers.ts';
import type { CoachData } from '../model/coach-data.ts';
import type { CoachSource } from '../model/coach-source.ts';
import { createRunSource } from './agents/run-source.ts';
import { createBuiltInCoach } from './built-in/built-in-coach.ts';
import { withPersonal } from './built-in/personal/with-personal.ts';
import type { ChatPorts } from './chat/chat-ports.ts';
import { createChatService } from './chat.service.ts';
import { coachEvents } from './coach.events.ts';
import { isOfAnotherPerson } from './coach.repository.ts';
import { coachRoutes } from './coach.routes.ts';
import { coachScope } from './coach.scope.ts';
import { createCompleteQuestion } from './complete/complete-question.ts';
import { builtInFirst } from './model/built-in-first.ts';
import { createModelSource, type ModelSourcePorts } from './model/model-source.ts';
import { orBuiltIn } from './model/or-built-in.ts';
import { createOfferQuestions } from './offered/offer-questions.ts';
import { openPersonal } from './open-personal.ts';
import { openPractice, type PracticePorts } from './open-practice.ts';
import { openReminders } from './open-reminders.ts';
import { proposeWith } from './propose-with.ts';
import { openReadings, type ReadingPorts } from './readings/open-readings.ts';
import { type CoachSessionPorts, createCoachSessionsService, type LoadCosts } from './sessions.service.ts';

export interface CoachOptions {
  /** In place of the models that the practice has set up. */
  readonly models?: ModelGateway | undefined;
}

interface CoachPorts extends Pick<PracticePorts, 'loadPolicy'> {
  /** Of other owners. */
  readonly readings: Omit<ReadingPorts, 'reads' | 'figures'>;
  readonly host: Host;
  readonly figures: FiguresPort;
  readonly options: CoachOptions;
  /** Absent: no model answers. */
  readonly models?: ModelGateway | undefined;
  /** Absent: a model looks nothing up, and nothing is proposed. */
  readonly tools?: ToolRunner | undefined;
  readonly loadProposals: CoachSessionPorts['loadProposals'];
  readonly loadCosts: LoadCosts;
  /** What the person wants remembered, for models. */
  readonly loadMemory: ModelSourcePorts['loadMemory'];
  openQuery(caller: PersonCaller): Query;
}

export const coachSlice = defineSlice({
  name: 'coach/coach',
  tables: ['coach_sessions', 'coach_messages', 'coach_frames', 'coach_sent'],
  reads: [
    ...(['clients', 'projects', 'tasks', 'invoices', 'findings', 'requests'] as const),
    ...(['users', 'timesheets', 'time_entries'] as const),
  ],
  people: ['coach_sessions.user_id', 'coach_messages.user_id'],
  permissions: {
    'coach:use': { user: 'own' },
  },
  scope: coachScope,
  events: coachEvents,
  mount: ({
    host,
    figures,
    options,
    loadPolicy,
    readings,
    tools,
    loadProposals,
    loadCosts,
    ...ports
  }: CoachPorts) => {
    const { loadMemory, openQuery } = ports;
    const models = options.models ?? ports.models;
    const openData = (caller: PersonCaller): CoachData => ({
      ...openPractice({ ...host, figures, loadPolicy }, caller),
      ...openReadings({ ...readings, ...host, figures }, caller),
      ...openQuery(caller),
      ...openReminders(tools, caller),
    });
    const grammar = createBuiltInCoach({
      clock: host.clock,
      openData,
      ...(tools && { propose: proposeWith(tools) }),
    });
    const builtIn =
      tools === undefined
        ? grammar
        : withPersonal(grammar, {
            propose: proposeWith(tools),
            open: (caller, how) => openPersonal({ tools, loadMemory }, caller, how),
          });
    const byModel =
      models && orBuiltIn(createModelSource({ models, tools, clock: host.clock, loadMemory }), builtIn);
    const first = byModel && builtInFirst(builtIn, byModel);
    /** A model that the user chose is asked, or says why it cannot; nobody chosen, the built-in coach is asked first. */
    const pickModel = async (organizationId: string, chosen: string | undefined): Promise<CoachSource> => {
      if (models === undefined || byModel === undefined || chosen === 'built-in') return builtIn;
      if (chosen !== undefined && chosen !== 'auto') return byModel;
      if (!(await models.isSetUp(organizationId))) return builtIn;
      return chosen === undefined ? (first ?? builtIn) : byModel;
    };
    const pickSource: ChatPorts['pickSource'] = async ({ actor }, { model: chosen, requestId, frames }) => {
      if (requestId !== undefined) return createRunSource(host, requestId);
      // What was chosen below an answer is not read again, by nobody.
      return frames === undefined ? await pickModel(actor.organizationId, chosen) : grammar;
    };
    const onError = (error: unknown) => host.logger.error({ err: error }, 'coach failed');
    const chat = createChatService({
      ...host,
      pickSource,
      loadCosts,
      isTaken: async (userId, ids) => await isOfAnotherPerson(host.db, userId, ids),
      onError,
    });
    const findLiveFrames = (messageId: string) => chat.findLiveFrames(messageId);
    const sessions = createCoachSessionsService({ ...host, findLiveFrames, loadProposals, loadCosts });
    const offerQuestions = createOfferQuestions({ ...host, openData });
    return {
      routes: coachRoutes({
        sessions,
        chat,
        offerQuestions,
        completeQuestion: createCompleteQuestion(openData),
      }),
      isBusy: () => chat.isBusy(),
      close: async () => await chat.close(),
    };
  },
});
