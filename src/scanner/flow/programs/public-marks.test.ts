import { describePrograms, program } from '../marked.test.ts';

const head = 'import cherrypy\n';
const own = ({ name, text }: { name: string; text: string }) => ({ name, text: head + text });

describePrograms('Methods that CherryPy serves by a mark', 'python', [
  own(
    program(
      'take their arguments from the address',
      `
    class Page(object):
        def show(self, name):
            return open(name).read()  # !
        show.exposed = True

        def run(self, command=None, *rest):
            os.system(command)  # !
            return ''
        run._cp_config = {'response.stream': True}
        run.exposed = True

        def go(self, **values):
            raise cherrypy.HTTPRedirect(values['next'])  # !
        go.exposed = 1
    `,
    ),
  ),
  own(
    program(
      'are no others',
      `
    class Page(object):
        def _show(self, name):
            return '<h1>' + name

        def hidden(self, name):
            return '<h1>' + name
        hidden.exposed = False

        def other(self, name):
            return '<h1>' + name
        other._cp_config = {'tools.staticdir.on': True}

        def index(self):
            os.system('ls')
        index.exposed = True

    class Elsewhere(object):
        def index(self, name):
            return '<h1>' + name
    `,
    ),
  ),
]);
