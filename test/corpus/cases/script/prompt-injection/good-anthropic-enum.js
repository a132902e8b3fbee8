const Anthropic = require('@anthropic-ai/sdk');
const client = new Anthropic();
const app = require('express')();
const PERSONAS = new Map([['formal', 'Be formal.'], ['casual', 'Be casual.']]);

app.get('/assistant', async (req, res) => {
  const persona = PERSONAS.get(req.query.persona) || 'Be neutral.';
  const msg = await client.messages.create({
    model: 'claude-3-5-sonnet-latest',
    max_tokens: 500,
    system: 'You are an assistant. ' + persona,
    messages: [{ role: 'user', content: 'Summarise the public changelog' }],
  });
  res.json(msg.content);
});
