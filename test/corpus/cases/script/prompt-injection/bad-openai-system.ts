import OpenAI from 'openai';
import { Request, Response } from 'express';

const openai = new OpenAI();

export async function chat(req: Request, res: Response) {
  const completion = await openai.chat.completions.create({
    model: 'gpt-4o',
    messages: [
      { role: 'system', content: `You are a support agent for ${req.body.company}. ${req.body.instructions}` },
      { role: 'user', content: 'Hello' },
    ],
  });
  res.json({ reply: completion.choices[0].message.content });
}
