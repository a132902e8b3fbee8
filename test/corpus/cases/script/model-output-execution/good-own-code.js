import { ChatOpenAI } from '@langchain/openai';
import { runInNewContext } from 'node:vm';
import { formulas } from './formulas.js';

const model = new ChatOpenAI({ model: 'gpt-4o' });

export async function explain(name, values) {
  const result = runInNewContext(formulas.total, { values });
  const { content } = await model.invoke(`Explain ${name}: ${result}`);
  return content;
}
