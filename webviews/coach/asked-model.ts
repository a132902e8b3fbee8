/** Who is asked, as the frame says it. */
import type { ModelChoice } from './messages.ts';

/** @param by who was asked for by a button of an answer; else the choice counts, and of `auto` nothing is said: built-in first */
export function modelToAsk({ id }: ModelChoice, by?: 'built-in' | 'model'): { model?: string } {
  if (by === 'built-in') return { model: by };
  if (by === 'model') return { model: id === 'built-in' ? 'auto' : id };
  return id === 'auto' ? {} : { model: id };
}
