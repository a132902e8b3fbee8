const Anthropic = require('@anthropic-ai/sdk');
const client = new Anthropic();
const app = require('express')();

app.get('/assistant', async (req, res) => {
  const msg = await client.messages.create({
    model: 'claude-3-5-sonnet-latest',
    max_tokens: 500,
    system: 'You are an assistant with access to the order database. Persona: ' + req.query.persona,
    messages: [{ role: 'user', content: 'Summarise my orders' }],
  });
  res.json(msg.content);
});
