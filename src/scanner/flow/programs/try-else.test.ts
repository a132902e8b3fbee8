import { describePrograms, program } from '../marked.test.ts';

describePrograms('What follows a try with an else', 'python', [
  program(
    'is reached from a handler where the else leaves',
    `
    @app.route("/number")
    def number():
        target = request.args.get("target")
        try:
            count = int(request.args.get("count"))
        except ValueError:
            pass
        else:
            return str(count)
        os.system(target)  # !

    @app.route("/kept")
    def kept():
        try:
            command = load()
        except KeyError:
            command = request.args["command"]
        else:
            command = "ls"
        os.system(command)  # !

    @app.route("/second")
    def second():
        command = "ls"
        try:
            load()
        except KeyError:
            return "no"
        except ValueError:
            command = request.args["command"]
        else:
            print("loaded")
        os.system(command)  # !
    `,
  ),
  program(
    'is not reached where handlers leave, too',
    `
    @app.route("/both")
    def both():
        target = request.args.get("target")
        try:
            count = load()
        except ValueError:
            return "no"
        else:
            return "yes"
        os.system(target)

    @app.route("/handler")
    def handler():
        command = request.args["command"]
        try:
            load()
        except KeyError:
            return "no"
        else:
            command = "ls"
        os.system(command)

    @app.route("/every")
    def every():
        command = request.args["command"]
        try:
            load()
        except KeyError:
            command = "pwd"
        else:
            command = "ls"
        os.system(command)
    `,
  ),
]);
