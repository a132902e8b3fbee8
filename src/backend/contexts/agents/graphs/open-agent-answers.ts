/** What a run of an agent may ask of the backend: tools, models, effects, and the keeping of its checkpoints. */
import type { Actor } from '../../../../domain/policy/actor.ts';
import type { ModelGateway } from '../../../platform/models/gateway.ts';
import type { SlicePorts } from '../../../platform/ports.ts';
import type { ToolRunner } from '../../../platform/tools/tool-runner.ts';
import type { HostedRun } from '../../../platform/work/hosted-run.ts';
import type { OutwardEffect } from '../../../platform/work/outward-effect.ts';
import type { WorkAnswerers } from '../../../platform/work/work-answers.ts';
import { type AutonomyRecords, answerAutonomy } from './answers/answer-autonomy.ts';
import { answerCheckpoints } from './answers/answer-checkpoints.ts';
import { answerCommands } from './answers/answer-commands.ts';
import { answerCrews, type CrewRecords } from './answers/answer-crews.ts';
import { answerEffects } from './answers/answer-effects.ts';
import { answerFiles } from './answers/answer-files.ts';
import { answerModel } from './answers/answer-model.ts';
import { answerTools } from './answers/answer-tools.ts';
import { noteEffects } from './answers/note-effects.ts';
import { createEffectLedger } from './effect-ledger.ts';

export interface AgentAnswerPorts extends SlicePorts {
  readonly runner: ToolRunner;
  readonly models: ModelGateway;
  /** `elsewhere`: a machine of a person does them, and puts them on record here. */
  readonly effects: readonly OutwardEffect[] | 'elsewhere';
  readonly autonomy: AutonomyRecords;
  readonly crews: CrewRecords;
  loadZone(actor: Actor): Promise<string>;
}

export type AgentAnswers = (run: HostedRun) => WorkAnswerers;

export function openAgentAnswers(ports: AgentAnswerPorts): AgentAnswers {
  const ledger = createEffectLedger(ports);
  const { effects } = ports;
  return (run) => ({
    ...answerCheckpoints(ports, run),
    ...answerTools({ ...ports, ledger }, run),
    ...answerModel(ports.models, run),
    ...answerCommands(ports, run),
    ...answerFiles(ports.runner, run),
    ...answerAutonomy(ports, run),
    ...answerCrews(ports.crews, run),
    ...(effects === 'elsewhere' ? noteEffects(ports, run) : answerEffects({ effects, ledger }, run)),
  });
}
