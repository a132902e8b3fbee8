const OpenAI = require('openai');
const assistant = new OpenAI();
const tones = { short: 'Answer in one sentence.', long: 'Explain each step.' };

exports.ask = async (req, res) => {
  const content = req.body.tone === 'long' ? tones.long : tones.short;
  const answer = await assistant.chat.completions.create({
    model: 'gpt-4o',
    messages: [{ role: 'system', content }, { role: 'user', content: req.body.question }],
  });
  res.json(answer.choices[0].message);
};
