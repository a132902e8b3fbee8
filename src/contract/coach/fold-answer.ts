/** The one folding of frames into what a reader sees, for the page and for what the backend keeps. */
import type { CoachAnswer } from './coach-answer.ts';
import type { ReceivedFrame } from './coach-chat.ts';

export function emptyAnswer(answerId: string, coach: CoachAnswer['coach'] = 'built-in'): CoachAnswer {
  return {
    answerId,
    coach,
    state: 'streaming',
    tools: [],
    markdown: '',
    links: [],
    marks: [],
    charts: [],
    proposals: [],
    runs: [],
    notices: [],
    choices: [],
    offset: -1,
  };
}

/** The answer after one more frame; frames come in the order of their offsets. */
export function foldFrame(before: CoachAnswer, frame: ReceivedFrame): CoachAnswer {
  const answer: CoachAnswer = { ...before, offset: frame.offset };
  const at = before.markdown.length;
  switch (frame.type) {
    case 'later':
    case 'call':
    case 'elsewhere':
      return answer;
    case 'started':
      return { ...answer, coach: frame.coach };
    case 'tool': {
      const { title, elapsedMs, detail } = frame;
      const call = { title, elapsedMs, ...(detail === undefined ? {} : { detail }) };
      return { ...answer, tools: [...answer.tools, call] };
    }
    case 'delta':
      return { ...answer, markdown: answer.markdown + frame.text, links: [...answer.links, ...frame.links] };
    case 'thought':
      return { ...answer, thoughts: [answer.thoughts, frame.text].join('') };
    case 'marks':
      return { ...answer, marks: [...answer.marks, ...frame.marks] };
    case 'usage':
      return { ...answer, usage: frame.usage };
    case 'proposal':
      return { ...answer, proposals: [...answer.proposals, { at, proposal: frame.proposal }] };
    case 'attachment':
      return { ...answer, charts: [...answer.charts, { at, chart: frame.chart }] };
    case 'run':
      return {
        ...answer,
        runs: [...answer.runs, { at, requestId: frame.requestId, title: frame.title }],
      };
    case 'notice':
      return { ...answer, notices: [...answer.notices, { at, code: frame.code, message: frame.message }] };
    default:
      return endOf(answer, frame);
  }
}

/** What is known when the words are there. */
type Ending = Extract<ReceivedFrame, { type: 'reading' | 'done' | 'stopped' | 'failed' }>;

function endOf(answer: CoachAnswer, frame: Ending): CoachAnswer {
  if (frame.type === 'reading') return { ...answer, reading: frame.reading };
  if (frame.type === 'stopped') return { ...answer, state: 'stopped' };
  if (frame.type === 'failed')
    return { ...answer, state: 'failed', failure: { code: frame.code, message: frame.message } };
  const { choices, canContinue, canAskModel } = frame;
  return {
    ...answer,
    state: 'done',
    choices,
    ...(canContinue === true && { canContinue }),
    ...(canAskModel === true && { canAskModel }),
  };
}
