const vm = require('vm');
const fastify = require('fastify')();

fastify.post('/rules/test', async (request) => {
  const sandbox = { input: request.body.input, output: null };
  vm.createContext(sandbox);
  vm.runInContext(request.body.rule, sandbox, { timeout: 100 });
  return { output: sandbox.output };
});

fastify.listen({ port: 3000 });
