import { execSync } from 'node:child_process';
import Anthropic from '@anthropic-ai/sdk';

const client = new Anthropic();

export async function doIt(task: string): Promise<string> {
  const message = await client.messages.create({
    model: 'claude-sonnet-4-5',
    max_tokens: 300,
    messages: [{ role: 'user', content: `Answer with one shell command: ${task}` }],
  });
  const [block] = message.content;
  return execSync(block?.type === 'text' ? block.text : '').toString();
}
