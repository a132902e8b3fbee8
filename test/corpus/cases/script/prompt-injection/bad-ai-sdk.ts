import { openai } from '@ai-sdk/openai';
import { generateText } from 'ai';

export async function POST(request: Request): Promise<Response> {
  const { tone, question } = await request.json();
  const { text } = await generateText({
    model: openai('gpt-4o'),
    system: 'Answer in this tone: ' + tone,
    messages: [{ role: 'user', content: question }],
  });
  return Response.json({ text });
}
