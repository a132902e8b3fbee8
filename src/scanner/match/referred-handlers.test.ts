import { describePrograms, program } from '../flow/marked.test.ts';

describePrograms('functions of scripts that a framework is handed', 'javascript', [
  program(
    'are an operation by its id',
    `
    const { OpenAPIBackend } = require('openapi-backend');
    const { initialize } = require('express-openapi');
    async function find(context, request, response) {
      response.send(fs.readFileSync('/srv/' + context.request.params.name)); // !
    }
    const api = new OpenAPIBackend({ definition: 'api.yml', handlers: { find } });
    api.register('count', (context) => exec('wc ' + context.request.query.name)); // !
    initialize({ app, apiDoc, operations: { list: (a, b) => exec('ls ' + a.query.folder) } }); // !`,
  ),
  program(
    'are what a remote call names',
    `
    const soap = require('soap');
    const xmlrpc = require('xmlrpc');
    const jayson = require('jayson');
    const grpc = require('@grpc/grpc-js');
    const service = { Files: { Port: { list: (call) => exec('ls ' + call.folder) } } }; // !
    soap.listen(server, '/files', service, description);
    xmlrpc.createServer({ port: 9090 }).on('list', (error, params) => exec('ls ' + params[0])); // !
    new jayson.Server({ list(call) { exec('ls ' + call.folder); } }); // !
    const list = (call) => exec('ls ' + call.request.folder); // !
    new grpc.Server().addService(description, { list });`,
  ),
  program(
    'are a route by their name',
    `
    const app = require('express')();
    function list(one, other) {
      exec('ls ' + one.query.folder); // !
    }
    function count(one) {
      exec('wc ' + one.query.folder);
    }
    app.get('/', list);
    count({ query: { folder: '/srv' } });`,
  ),
  program(
    'are none where the call is no framework’s, or nothing of the call is used',
    `
    const { listen, OpenAPIBackend } = require('./own');
    const soap = require('soap');
    const service = { list: (call) => fs.readFileSync('/srv/' + call.folder) };
    listen(server, '/files', service);
    new OpenAPIBackend({ handlers: service });
    soap.listen(server, '/size', { Port: { size: (call) => exec('du ' + Number(call.depth)) } });`,
  ),
]);

describePrograms('functions of Python that a framework is handed', 'python', [
  program(
    'are what a remote call names',
    `
    from xmlrpc.server import SimpleXMLRPCServer
    from spyne import rpc, ServiceBase, Unicode

    def read(name):
        return open("/srv/" + name).read() # !

    class Files:
        def size(self, name):
            return os.path.getsize("/srv/" + name), open("/srv/" + name) # !

    class Notes(ServiceBase):
        @rpc(Unicode, _returns=Unicode)
        def show(ctx, name):
            return open("/srv/" + name).read() # !

    server = SimpleXMLRPCServer(("localhost", 8000))
    server.register_function(read, "read")
    server.register_instance(Files())`,
  ),
  program(
    'are an operation by its id',
    `
    from connexion import NoContent

    def get_note(name):
        return open("/srv/" + name).read() # !

    def list_notes(folder):
        return os.popen("ls " + folder).read() # !

    def count_notes(limit: int):
        return os.popen("head -%d notes" % limit).read()`,
  ),
  program(
    'are none where nobody registers them, or they check what comes',
    `
    from xmlrpc.server import SimpleXMLRPCServer

    def own(name):
        return open("/srv/" + name).read()

    def read(name):
        if name not in ("a", "b"):
            raise ValueError(name)
        return open("/srv/" + name).read()

    class Files:
        def _size(self, name):
            return open("/srv/" + name)

    server = SimpleXMLRPCServer(("localhost", 8000))
    server.register_function(read, "read")
    server.register_instance(Files())
    own("notes")`,
  ),
]);
