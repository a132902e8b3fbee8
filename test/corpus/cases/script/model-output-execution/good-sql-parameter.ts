import { openai } from '@ai-sdk/openai';
import { generateText } from 'ai';
import { Pool } from 'pg';

const pool = new Pool();

export async function find(question: string) {
  const { text } = await generateText({ model: openai('gpt-4o'), prompt: `One word to search for: ${question}` });
  return (await pool.query('select * from pages where body like $1', [`%${text}%`])).rows;
}
