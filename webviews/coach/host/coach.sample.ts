import type { ChatClientFrame, ChatServerFrame } from '../../../src/contract/coach/coach-chat.ts';
import type { Note, PageSample } from '../../../src/pages/testing/page-sample.ts';
import type { ChatSocket } from './chat-line.ts';
import type { CoachEdge } from './coach-ports.ts';

export const samples: readonly PageSample[] = [
  {
    load: async () => {
      const { defineCoach } = await import('./coach-host.ts');
      return (ports, note) => defineCoach({ ...ports, edge: fakeEdge(note) });
    },
    asks: {
      ready: ['vireo.coach.offeredCheckIn'],
      send: ['sent ask', 'list_files', 'sent toolResult', 'answered'],
      keepTyping: ['vireo.coach.typing.tab'],
      openRecord: ['openRecord'],
      code: ['copy'],
      showSent: ['showText'],
      findMentions: ['find Text'],
      pickMention: ['read Text'],
      chooseModel: ['offerEditorModels', 'pick', 'vireo.coach.model'],
      exportSession: ['saveFile', 'write', 'file:///reports', 'open'],
      deleteSession: ['confirm'],
      openGoals: ['vireo.openGoals'],
    },
  },
];

/** A window with one file, whose tools find nothing. */
export function fakeEdge(note: Note): CoachEdge {
  const kept = { get: () => undefined, update: async (key: string) => note(key) };
  return {
    place: 'tab',
    ...{ kept, keptHere: kept },
    dial: async () => new FakeSocket(({ type }) => note(`sent ${type}`)),
    onAnswer: () => note('answered'),
    findFirstSession: () => undefined,
    askInChat: async ({ id }) => ({ requestId: id }),
    findMentions: async (text) => {
      note(`find ${text}`);
      return [{ kind: 'file', label: text }];
    },
    readMention: async ({ kind, label }) => {
      note(`read ${label}`);
      return { kind, label, text: '' };
    },
    offeredTools: () => ['list_files'],
    runClientTool: async (name) => {
      note(name);
      return { output: '', isError: false };
    },
    useCode: async ({ act }) => note(act),
    offerEditorModels: async () => note('offerEditorModels'),
    findExportFolder: async () => 'file:///home',
    keepExportFolder: async (address) => note(address),
  };
}

type Listener = (event: { readonly data: unknown }) => void;

/** It is open at once, and answers a question as a coach does that has a tool run in the window first. */
export class FakeSocket implements ChatSocket {
  private readonly listeners: { readonly type: string; readonly listener: Listener }[] = [];
  private readonly note: (frame: ChatClientFrame) => void;

  constructor(note: (frame: ChatClientFrame) => void) {
    this.note = note;
    setImmediate(() => this.tell('open'));
  }

  addEventListener(type: string, listener: Listener): void {
    this.listeners.push({ type, listener });
  }

  send(text: string): void {
    const frame: ChatClientFrame = JSON.parse(text);
    this.note(frame);
    const ids = { messageId: frame.messageId, answerId: 'a1' };
    if (frame.type === 'ask')
      this.say({ ...ids, type: 'call', offset: 0, callId: 'c1', tool: 'list_files', input: {} });
    if (frame.type === 'toolResult') this.say({ ...ids, type: 'done', offset: 1, choices: [] });
  }

  close(): void {
    this.tell('close');
  }

  private say(frame: ChatServerFrame): void {
    this.tell('message', JSON.stringify(frame));
  }

  private tell(type: string, data?: string): void {
    for (const each of this.listeners.filter((one) => one.type === type)) each.listener({ data });
  }
}
