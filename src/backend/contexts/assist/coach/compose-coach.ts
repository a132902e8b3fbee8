/** Puts the slice together: the built-in coach, or a model where one is configured, behind one chat. */
import type { FastifyInstance } from 'fastify';
import type { SlicePorts } from '../../../platform/ports.ts';
import { createBuiltInCoach } from './built-in/built-in-coach.ts';
import { createChatService } from './chat.service.ts';
import { registerCoach } from './coach.routes.ts';
import { createModelSource, type ModelPort } from './coach-source.ts';
import { openPractice } from './open-practice.ts';
import { createCoachSessionsService } from './sessions.service.ts';

export interface CoachOptions {
  readonly model?: ModelPort | undefined;
}

export function composeCoach(app: FastifyInstance, ports: SlicePorts, options: CoachOptions): void {
  const builtIn = createBuiltInCoach({
    clock: ports.clock,
    openData: (caller) => openPractice(ports, caller),
  });
  const source = options.model === undefined ? builtIn : createModelSource(options.model);
  const chat = createChatService({
    ...ports,
    source,
    onError: (error) => app.log.error({ err: error }, 'coach failed'),
  });
  const findLiveFrames = (messageId: string) => chat.findLiveFrames(messageId);
  registerCoach(app, createCoachSessionsService({ ...ports, findLiveFrames }), chat);
  app.busyWith.push(() => chat.isBusy());
  app.addHook('onClose', async () => await chat.close());
}
