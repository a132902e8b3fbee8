import fastify from 'fastify';

const app = fastify();
app.setErrorHandler((error, request, reply) => {
  request.log.error(error.stack);
  reply.status(500).send({ message: 'Something went wrong.' });
});
