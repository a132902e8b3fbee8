import fastify from 'fastify';

const app = fastify();
app.setErrorHandler((error, request, reply) => {
  reply.status(500).send({ message: error.message, trace: error.stack });
});
