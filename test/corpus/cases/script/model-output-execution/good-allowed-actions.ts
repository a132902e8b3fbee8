import { execFileSync } from 'node:child_process';
import { openai } from '@ai-sdk/openai';
import { generateText } from 'ai';

const actions: Record<string, readonly string[]> = { status: ['status', '-s'], log: ['log', '-5'] };

export async function git(wish: string): Promise<string> {
  const { text } = await generateText({ model: openai('gpt-4o'), prompt: `status or log? ${wish}` });
  const wanted = text.trim() === 'log' ? actions.log : actions.status;
  return execFileSync('git', [...(wanted ?? [])]).toString();
}
