import { openai } from '@ai-sdk/openai';
import { generateText } from 'ai';

export async function POST(request: Request): Promise<Response> {
  const { question } = await request.json();
  const { text } = await generateText({
    model: openai('gpt-4o'),
    system: 'Answer questions about the shop in two sentences.',
    messages: [{ role: 'user', content: question }],
  });
  return Response.json({ text });
}
