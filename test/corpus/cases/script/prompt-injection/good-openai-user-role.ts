import OpenAI from 'openai';
import { Request, Response } from 'express';

const openai = new OpenAI();
const SYSTEM = 'You are a support agent. Answer only questions about shipping.';

export async function chat(req: Request, res: Response) {
  const completion = await openai.chat.completions.create({
    model: 'gpt-4o',
    max_tokens: 300,
    messages: [
      { role: 'system', content: SYSTEM },
      { role: 'user', content: String(req.body.question).slice(0, 1000) },
    ],
  });
  res.json({ reply: completion.choices[0].message.content });
}
