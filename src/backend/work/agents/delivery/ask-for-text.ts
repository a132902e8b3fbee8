/** What a model adds to a generator: a text, where a model is there and answers. Without one the generator's own stands. */
import type { NodeUse } from '../../graphs/graph.ts';

export interface ModelText {
  readonly text: string;
  /** Its name. */
  readonly model: string;
}

interface TextQuestion {
  /** What for, in a word. */
  readonly task: string;
  /** What the ledger of spending shows. */
  readonly about: string;
  readonly system: string;
  readonly question: string;
  readonly maxOutputTokens?: number;
}

/** Undefined where no model answers: none is set up, its cap is reached, or it failed. */
export async function askForText(
  use: Pick<NodeUse, 'askModel' | 'signal'>,
  { task, about, system, question, maxOutputTokens = 8_000 }: TextQuestion,
): Promise<ModelText | undefined> {
  try {
    const { text, model, end } = await use.askModel({
      task,
      about,
      system,
      maxOutputTokens,
      tools: [],
      files: 0,
      messages: [{ role: 'user', text: question }],
    });
    return end === 'stop' && text.trim() !== '' ? { text, model } : undefined;
  } catch {
    use.signal.throwIfAborted();
    return undefined;
  }
}

/** What stands in the fence of an answer, or all of it. */
export function unfence(text: string): string {
  return /```[a-z]*\n([\s\S]*?)```/.exec(text)?.[1] ?? text;
}
