import Anthropic from '@anthropic-ai/sdk';

const client = new Anthropic();

export async function rate(text: string): Promise<number> {
  const message = await client.messages.create({
    model: 'claude-sonnet-4-5',
    max_tokens: 10,
    messages: [{ role: 'user', content: `Rate from 1 to 5: ${text}` }],
  });
  const [block] = message.content;
  return Number(block?.type === 'text' ? block.text : '0');
}
