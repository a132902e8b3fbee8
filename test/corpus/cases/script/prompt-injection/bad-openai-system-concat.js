const OpenAI = require('openai');
const openai = new OpenAI();
const app = require('express')();

app.get('/chart', async (req, res) => {
  const out = await openai.chat.completions.create({
    model: 'gpt-4o-mini',
    messages: [{ role: 'system', content: 'Write one JS expression that computes: ' + req.query.what }],
  });
  res.json({ expression: out.choices[0].message.content });
});
