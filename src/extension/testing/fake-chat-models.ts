/** A stand-in for `vscode.lm` and the classes of its messages: tests say what a model answers. */

import { Emitter } from '../../pages/emitter.ts';
import type { ModelsApi } from '../features/models/bridge/editor-models.ts';

class TextPart {
  readonly value: string;
  constructor(value: string) {
    this.value = value;
  }
}

class ToolCallPart {
  readonly callId: string;
  readonly name: string;
  readonly input: object;
  constructor(callId: string, name: string, input: object) {
    this.callId = callId;
    this.name = name;
    this.input = input;
  }
}

class ToolResultPart {
  readonly callId: string;
  readonly content: readonly unknown[];
  constructor(callId: string, content: readonly unknown[]) {
    this.callId = callId;
    this.content = content;
  }
}

const Message = {
  User: (content: unknown) => ({ role: 'user', content }),
  Assistant: (content: unknown) => ({ role: 'assistant', content }),
};

class CancellationTokenSource {
  readonly #cancelled = new Emitter<void>();
  readonly token = { isCancellationRequested: false, onCancellationRequested: this.#cancelled.event };
  cancel(): void {
    this.token.isCancellationRequested = true;
    this.#cancelled.fire();
  }
  dispose(): void {
    // Nothing is held.
  }
}

export interface AskedModel {
  readonly model: string;
  readonly messages: readonly { readonly role: string; readonly content: unknown }[];
  readonly options: { readonly justification?: string; readonly tools?: readonly unknown[] };
  readonly token: CancellationTokenSource['token'];
}

export interface FakeChatModels {
  readonly api: ModelsApi;
  readonly asked: AskedModel[];
  readonly changed: Emitter<void>;
  /** Of vendor `copilot`. */
  names: string[];
  /** What the next call answers; may throw, or wait. */
  answer: (asked: AskedModel) => AsyncIterable<unknown>;
  text(value: string): unknown;
  toolCall(callId: string, name: string, input: object): unknown;
}

export function createFakeChatModels(): FakeChatModels {
  const fake: Omit<FakeChatModels, 'api'> = {
    asked: [],
    changed: new Emitter<void>(),
    names: ['gpt'],
    async *answer() {
      yield new TextPart('Fine.');
    },
    text: (value) => new TextPart(value),
    toolCall: (callId, name, input) => new ToolCallPart(callId, name, input),
  };
  const toModel = (id: string) => ({
    id,
    vendor: 'copilot',
    name: id.toUpperCase(),
    maxInputTokens: 64_000,
    async sendRequest(
      messages: AskedModel['messages'],
      options: AskedModel['options'],
      token: AskedModel['token'],
    ) {
      const asked = { model: id, messages, options, token };
      fake.asked.push(asked);
      return { stream: fake.answer(asked) };
    },
  });
  const api = {
    lm: {
      selectChatModels: async () => fake.names.map(toModel),
      onDidChangeChatModels: fake.changed.event,
    },
    CancellationTokenSource,
    LanguageModelChatMessage: Message,
    LanguageModelTextPart: TextPart,
    LanguageModelToolCallPart: ToolCallPart,
    LanguageModelToolResultPart: ToolResultPart,
  } as unknown as ModelsApi;
  return Object.assign(fake, { api });
}
