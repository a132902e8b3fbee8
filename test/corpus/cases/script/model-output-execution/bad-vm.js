const vm = require('node:vm');
const OpenAI = require('openai');
const client = new OpenAI();

exports.plot = async (data) => {
  const answer = await client.responses.create({ model: 'gpt-4o', input: 'Code that plots the data.' });
  return vm.runInNewContext(answer.output_text, { data });
};
