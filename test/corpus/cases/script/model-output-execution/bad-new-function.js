import { ChatOpenAI } from '@langchain/openai';

const model = new ChatOpenAI({ model: 'gpt-4o' });

export async function transform(rows, wish) {
  const { content } = await model.invoke(`Write the body of a JavaScript function of rows: ${wish}`);
  const run = new Function('rows', content);
  return run(rows);
}
