import { HumanMessage, SystemMessage } from '@langchain/core/messages';
import { ChatOpenAI } from '@langchain/openai';
import type { Request, Response } from 'express';

const model = new ChatOpenAI({ model: 'gpt-4o' });

export async function ask(req: Request, res: Response): Promise<void> {
  const rules = new SystemMessage(`You are the assistant of ${req.body.company}.`);
  const answer = await model.invoke([rules, new HumanMessage('What can you do?')]);
  res.json({ answer: answer.content });
}
