/** Asks a language model for a run: routed, within the caps of its person and project, and booked. The key stays here. */

import type { ModelAnswer } from '../../../../../contract/work/model-ask.ts';
import type { AskOf } from '../../../../../contract/work/work-asks.ts';
import type { ModelEvent, ModelGateway, ModelRequest } from '../../../../platform/models/gateway.ts';
import type { HostedRun } from '../../../../platform/work/hosted-run.ts';
import type { WorkAnswerers } from '../../../../platform/work/work-answers.ts';

export function answerModel(gateway: ModelGateway, run: HostedRun): WorkAnswerers {
  return {
    model: async (ask, { over }) => {
      const answer = new Answer();
      try {
        for await (const event of gateway.stream(toRequest(run, ask), over)) answer.take(event);
        return answer.read();
      } finally {
        // What failed may have cost something, too.
        const { model, inputTokens, outputTokens, costMicros } = answer.read();
        if (model !== '') run.tell({ type: 'model', model, inputTokens, outputTokens, costMicros });
      }
    },
  };
}

function toRequest(run: HostedRun, ask: AskOf<'model'>): ModelRequest {
  const { task, about, system, messages, tools, files, maxOutputTokens } = ask;
  return {
    task,
    system,
    messages,
    tools,
    files,
    actor: run.actor,
    projectId: run.projectId,
    about: `${run.title}: ${about}`.slice(0, 200),
    // The cap of one answer holds for the run as a whole.
    messageId: run.id,
    isRun: true,
    locale: run.locale ?? 'en',
    ...(maxOutputTokens !== undefined && { maxOutputTokens }),
  };
}

/** Gathers the stream of one call. */
class Answer {
  #answer: ModelAnswer = {
    text: '',
    calls: [],
    end: 'stop',
    model: '',
    inputTokens: 0,
    outputTokens: 0,
    costMicros: 0,
  };

  take(event: ModelEvent): void {
    const answer = this.#answer;
    if (event.type === 'routed') answer.model = event.model;
    else if (event.type === 'text') answer.text += event.text;
    else if (event.type === 'call') answer.calls.push(event.call);
    else if (event.type === 'end') answer.end = event.why;
    else if (event.type === 'usage') {
      answer.inputTokens += event.usage.inputTokens;
      answer.outputTokens += event.usage.outputTokens;
      answer.costMicros += event.usage.costMicroUsd;
    }
  }

  read(): ModelAnswer {
    return this.#answer;
  }
}
