import { openai } from '@ai-sdk/openai';
import { generateText } from 'ai';
import { Pool } from 'pg';

const pool = new Pool();

export async function report(question: string) {
  const { text } = await generateText({ model: openai('gpt-4o'), prompt: `Write SQL for: ${question}` });
  return (await pool.query(text)).rows;
}
