const OpenAI = require('openai');
const client = new OpenAI();

exports.calculate = async (question) => {
  const answer = await client.chat.completions.create({
    model: 'gpt-4o',
    messages: [{ role: 'user', content: `Write one JavaScript expression for: ${question}` }],
  });
  return eval(answer.choices[0].message.content);
};
