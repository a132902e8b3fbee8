const OpenAI = require('openai');
const client = new OpenAI();

exports.calculate = async (question) => {
  const answer = await client.chat.completions.create({
    model: 'gpt-4o',
    messages: [{ role: 'user', content: question }],
  });
  return { text: answer.choices[0].message.content };
};
